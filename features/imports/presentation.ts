import type { ImportCounts } from '@/domain/import/analyse-import'
import { pairedGain } from '@/domain/import/plan-import'
import type { Coverage } from '@/domain/import/coverage'
import type { ImportStatus } from '@/domain/import/import-status'
import type { ComparedField } from '@/domain/import/changed-fields'
import { mayHoldCasId } from '@/domain/lists/unrecognised-columns'
import type { KnownPerson } from '@/domain/people/person'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { Recognised } from '@/features/imports/queries'
import { capitalised } from '@/lib/capitalised'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

export const COVERAGE_LABELS = {
  whole: 'Liste entière',
  part: 'Liste partielle',
} satisfies Record<Coverage, string>

export const COVERAGE_HINTS = {
  whole: frenchSpaces('La liste contient tout le monde : qui n’y est pas sera marqué absent, sans être effacé.'),
  part: frenchSpaces(
    'Par exemple une classe, ou les nouveaux arrivants : les autres personnes connues ne changent pas.',
  ),
} satisfies Record<Coverage, string>

export const STATUS_LABELS = {
  analysed: { label: 'À confirmer', tone: 'accent', icon: 'clock' },
  expired: { label: 'Oublié', tone: 'neutral', icon: 'history' },
  committed: { label: 'Confirmé', tone: 'success', icon: 'check' },
  discarded: { label: 'Abandonné', tone: 'neutral', icon: 'x' },
  held: { label: 'Retenu', tone: 'warning', icon: 'lock' },
  committing: { label: 'Écriture en cours', tone: 'accent', icon: 'clock' },
  interrupted: { label: 'Interrompu', tone: 'danger', icon: 'alert-triangle' },
  undone: { label: 'Annulé', tone: 'neutral', icon: 'undo' },
} as const satisfies Record<ImportStatus, { label: string; tone: string; icon: string }>

/** A paste has no file name. */
export function listName(fileName: string): string {
  return fileName === '' ? 'Liste collée' : fileName
}

export type CountLine = { label: string; count: number; hint: string }

/** What becomes of each row: these add up to the rows of the list. */
export function rowCounts(counts: ImportCounts): CountLine[] {
  return [
    { label: 'Nouvelles personnes', count: counts.new, hint: 'Inconnues jusqu’ici, ajoutées.' },
    {
      label: 'Personnes modifiées',
      count: counts.changed,
      hint: frenchSpaces('Nom, prénom, classe ou identifiant CAS différent ; ou absentes, et de retour.'),
    },
    { label: 'Personnes inchangées', count: counts.unchanged, hint: 'Identiques à ce qui est connu.' },
    {
      label: 'Lignes répétées',
      count: counts.repeated,
      hint: 'Copies exactes d’une ligne plus haut, comptées une fois.',
    },
    {
      label: 'Lignes laissées de côté',
      count: counts.refused,
      hint: 'Une erreur empêche de les prendre.',
    },
  ]
}

/** What it does to the pairing and to the people who are not in the list. */
export function effectCounts(counts: ImportCounts, coverage: Coverage): CountLine[] {
  const missing = {
    label: 'Personnes absentes de la liste',
    count: counts.missing,
    hint: 'Marquées absentes, hors des comptes.',
  }
  const lines = [
    { label: 'Nouvellement appariées', count: counts.newlyPaired, hint: 'Leur identifiant CAS est apparu.' },
    { label: 'Appariements perdus', count: counts.lostPairing, hint: 'Leur identifiant CAS a disparu.' },
    {
      label: 'Identifiants CAS en conflit',
      count: counts.conflicts,
      hint: 'Portés par plusieurs personnes : aucune ne compte comme appariée.',
    },
  ]
  return [...(coverage === 'whole' ? [missing, ...lines] : lines), ...gainLine(counts)].map((line) => ({
    ...line,
    hint: frenchSpaces(line.hint),
  }))
}

/** By how many the total of those who are paired changes, and how that comes from the lines above. */
function gainLine(counts: ImportCounts): CountLine[] {
  const gain = pairedGain(counts)
  if (gain === null) return []
  const { newlyPaired, lostPairing, missingPaired = 0, conflictBegins = 0, conflictEnds = 0 } = counts
  const parts: [sign: string, people: number, one: string, many: string][] = [
    ['moins', lostPairing, 'appariement perdu', 'appariements perdus'],
    ['moins', missingPaired, 'absente qui était appariée', 'absentes qui étaient appariées'],
    ['moins', conflictBegins, 'personne en conflit', 'personnes en conflit'],
    ['plus', conflictEnds, 'personne dont le conflit a cessé', 'personnes dont le conflit a cessé'],
  ]
  const told = parts.flatMap(([sign, people, one, many]) =>
    people > 0 ? [`, ${sign} ${formatNumber(people)} ${plural(people, one, many)}`] : [],
  )
  return [
    {
      label: gain < 0 ? 'Appariées en moins, au total' : 'Appariées en plus, au total',
      count: Math.abs(gain),
      hint: `${formatNumber(newlyPaired)} ${plural(newlyPaired, 'nouvellement appariée', 'nouvellement appariées')}${told.join('')}.`,
    },
  ]
}

/** `622 lignes, 6 nouvelles personnes, 134 modifiées`; what is none is not said. */
export function countsInBrief(counts: ImportCounts): string {
  const words: [count: number, one: string, many: string][] = [
    [counts.new, 'personne nouvelle', 'personnes nouvelles'],
    [counts.changed, 'modifiée', 'modifiées'],
    [counts.missing, 'absente', 'absentes'],
    [counts.refused, 'ligne laissée de côté', 'lignes laissées de côté'],
  ]
  const told = words.flatMap(([count, one, many]) =>
    count > 0 ? [`${formatNumber(count)} ${plural(count, one, many)}`] : [],
  )
  const rows = `${formatNumber(counts.rows)} ${plural(counts.rows, 'ligne', 'lignes')}`
  return [rows, ...(told.length > 0 ? told : ['rien ne change'])].join(', ')
}

/** What a list taken as whole would do to most of its profile. */
export function missingSentence({ missing, changed, unchanged }: ImportCounts): string {
  const known = formatNumber(missing + changed + unchanged)
  return `Sur ${known} personnes de ce profil, ${formatNumber(missing)} seraient marquées absentes et sortiraient des comptes.`
}

/** Nothing would be written: the list says what is known already. */
export function changesNothing(counts: ImportCounts): boolean {
  return counts.new + counts.changed + counts.missing === 0
}

type Unchanging = { recognised: Pick<Recognised, 'columns' | 'unrecognised'>; counts: ImportCounts }

/** What is said of a list that would change nothing: not that all is known, where no Identifiant CAS could be read. */
export function nothingChangesWords({ recognised, counts }: Unchanging): { title: string; detail: string } {
  const same = counts.refused > 0 ? 'les lignes qui ont pu être lues sont identiques' : 'cette liste est identique'
  const trace = 'La confirmer garde seulement la trace qu’elle a été apportée.'
  if (hasCasIds(recognised))
    return { title: 'Rien ne change', detail: `${capitalised(same)} à ce qui est connu. ${trace}` }
  if (mayHoldCasId(recognised)) {
    return {
      title: 'Les identifiants CAS n’ont pas été lus',
      detail: frenchSpaces(
        `À cela près, ${same} à ce qui est connu : confirmée ainsi, elle n’apparierait personne. Dites d’abord, plus haut, quelle colonne les contient, s’il y en a une.`,
      ),
    }
  }
  return {
    title: 'Cette liste n’a pas d’identifiants CAS',
    detail: `À cela près, ${same} à ce qui est connu. ${trace} Elle ne dit pas qui est apparié. Si une colonne dite « Non utilisée » les contient, oubliez-la dans « Colonnes retenues », à la page « Identifiants », puis apportez la liste de nouveau.`,
  }
}

/** The same of one that was confirmed. */
export function nothingChangedSentence(recognised: Unchanging['recognised']): string {
  return frenchSpaces(
    hasCasIds(recognised)
      ? 'Rien n’a changé : la liste était identique à ce qui était connu.'
      : 'Rien n’a changé : aucun identifiant CAS n’y a été lu, et le reste était identique à ce qui était connu.',
  )
}

function hasCasIds({ columns }: Unchanging['recognised']): boolean {
  return columns.some(({ field }) => field === 'casId')
}

/** Why an import is not undone: said above the imports that are to be undone before it. */
export function laterImportsSentence(imports: number): string {
  return frenchSpaces(
    imports === 1
      ? 'Une liste plus récente a écrit les mêmes personnes : cet import s’annule une fois qu’elle est annulée.'
      : 'Des listes plus récentes ont écrit les mêmes personnes : cet import s’annule une fois qu’elles sont annulées, de la plus récente à la plus ancienne.',
  )
}

export const CHANGED_FIELDS = {
  lastName: 'nom',
  firstName: 'prénom',
  className: 'classe',
  casId: 'identifiant CAS',
  profile: 'profil',
  absent: 'présence',
} satisfies Record<ComparedField, string>

/** The value of a field of a person, for showing what changes; nothing is «vide». */
export function fieldValue(person: KnownPerson, field: ComparedField): string {
  if (field === 'absent') return person.absent ? 'absent' : 'présent'
  if (field === 'profile') return PROFILE_LABELS[person.profile].many
  return person[field] || 'vide'
}

/** What a person is called on a screen; without name, by the identifier. */
export function personName(person: { lastName: string; firstName: string; pronoteId: string }): string {
  return [person.lastName, person.firstName].filter(Boolean).join(' ') || person.pronoteId
}
