import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import { fieldsFor, type MatchRefusal } from '@/domain/lists/match-columns'
import type { Field } from '@/domain/lists/recognise-columns'
import { mayHoldCasId } from '@/domain/lists/unrecognised-columns'
import type { Recognised } from '@/features/imports/queries'
import type { CommitRefusal } from '@/features/commit-starts/mutations'
import { importRefusalSentence } from '@/features/settlements/presentation'
import { FIELD_LABELS } from '@/features/recognised-lists/presentation'
import { capitalised } from '@/lib/capitalised'
import { frenchSpaces } from '@/lib/french-spaces'
import { counted } from '@/lib/plural'

/** The name of the form's field for a column, by its place in the list. */
export function columnField(index: number): string {
  return `column-${index}`
}

/** What the column of this place can be said to be: also what it is recognised as, when that is nothing we use. */
export function columnOptions(list: Recognised, index: number): { value: Field | ''; label: string }[] {
  return [
    { value: '', label: 'Non utilisée' },
    ...fieldsFor(list, index).map((value) => ({ value, label: capitalised(FIELD_LABELS[value]) })),
  ]
}

export function columnMeaning(field: Field | null): string {
  return field === null ? 'Non utilisée' : capitalised(FIELD_LABELS[field])
}

/** A column without title is told by its place. */
export function columnTitle(header: string, index: number): string {
  return header === '' ? `Colonne ${index + 1}, sans titre` : header
}

const WITHOUT_CAS_ID =
  'Confirmée ainsi, cette liste ne retire son identifiant CAS à personne et n’en apporte aucun : qui en a un le garde, les personnes nouvelles entrent sans.'

/** What it means that no Identifiant CAS was found, and what to do if there is one. */
export const CAS_ID_NOT_FOUND = {
  title: frenchSpaces('Aucune colonne « Identifiant CAS » n’a été reconnue'),
  detail: frenchSpaces(
    `${WITHOUT_CAS_ID} Si une colonne le contient sous un autre titre, dites laquelle, et la liste sera analysée de nouveau ; sinon, laissez-les toutes « Non utilisée ». La réponse vaut pour les prochaines listes de l’établissement, et vous pourrez l’oublier.`,
  ),
} as const

/** The same for who is not on the page of the list: the titles of the columns that may hold it, and where to say which. */
export function casIdNotFound(list: Recognised): { columns: string[]; detail: string; remedy: string } | null {
  if (!mayHoldCasId(list)) return null
  return {
    columns: (list.unrecognised ?? []).map((index) => columnTitle(list.columns[index]?.header ?? '', index)),
    detail: `${CAS_ID_NOT_FOUND.title}. ${frenchSpaces(WITHOUT_CAS_ID)}`,
    remedy: frenchSpaces(
      'Avant de confirmer, dites sur la page de cet import, à « Identifiants », quelle colonne le contient, ou qu’aucune ne le contient : c’est retenu pour les prochaines listes de l’établissement. Ou donnez à cette colonne le titre « Identifiant CAS », puis envoyez la liste de nouveau.',
    ),
  }
}

export const COLUMNS_TOLD = 'C’est retenu pour les prochaines listes de l’établissement, et celle-ci est lue ainsi.'

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
