import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import { MATCHABLE_FIELDS, type MatchRefusal } from '@/domain/lists/match-columns'
import type { Column, Field } from '@/domain/lists/recognise-columns'
import type { CommitRefusal } from '@/features/commit-starts/mutations'
import { importRefusalSentence } from '@/features/settlements/presentation'
import { FIELD_LABELS } from '@/features/recognised-lists/presentation'
import { capitalised } from '@/lib/capitalised'
import { counted } from '@/lib/plural'

/** The name of the form's field for a column, by its place in the list. */
export function columnField(index: number): string {
  return `column-${index}`
}

/** What a column can be said to be: also what it is recognised as, when that is nothing we use. */
export function columnOptions({ field }: Column): { value: Field | ''; label: string }[] {
  const known: Field[] = field === null || isMatchable(field) ? [] : [field]
  const fields = [...MATCHABLE_FIELDS, ...known]
  return [
    { value: '', label: 'Non utilisée' },
    ...fields.map((value) => ({ value, label: capitalised(FIELD_LABELS[value]) })),
  ]
}

function isMatchable(field: Field): boolean {
  return (MATCHABLE_FIELDS as readonly Field[]).includes(field)
}

export function columnMeaning(field: Field | null): string {
  return field === null ? 'Non utilisée' : capitalised(FIELD_LABELS[field])
}

/** A column without title is told by its place. */
export function columnTitle(header: string, index: number): string {
  return header === '' ? `Colonne ${index + 1}, sans titre` : header
}

export function forgottenSentence(count: number): string {
  return count === 1
    ? 'Colonne oubliée : la prochaine liste sera lue d’après ses seuls titres.'
    : `${counted(count, 'colonne oubliée', 'colonnes oubliées')}.`
}

type Refusal = MatchRefusal | CommitRefusal | ProfileRefusal | { reason: 'no_longer_asked' }

/** Why the columns were not accepted, with a sentence for each field that says so. */
export function matchRefusal(refusal: Refusal): { message: string; fields?: Record<string, string> } {
  switch (refusal.reason) {
    case 'identifier_not_matched':
      return {
        message: 'Dites quelle colonne contient l’identifiant PRONOTE : sans elle, personne ne peut être reconnu.',
      }
    case 'field_twice': {
      const label = FIELD_LABELS[refusal.field]
      const fields = refusal.columns.map((index) => [columnField(index), `« ${label} » est choisi plusieurs fois.`])
      return {
        message:
          'Une même donnée ne peut pas venir de deux colonnes. Gardez-en une, et laissez l’autre « Non utilisée ».',
        fields: Object.fromEntries(fields) as Record<string, string>,
      }
    }
    case 'other_columns':
      return { message: 'Ce formulaire n’est pas celui de cette liste. Rechargez la page, puis recommencez.' }
    case 'no_longer_asked':
      return { message: 'Cette liste n’attend plus cette réponse : rechargez la page pour voir où elle en est.' }
    default:
      return { message: importRefusalSentence(refusal) }
  }
}
