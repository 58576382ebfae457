import type { LeftOut } from '@/domain/import-group/place-rows'
import type { GroupRefusal } from '@/domain/lists/group-reader'
import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import { STATUS_LABELS } from '@/features/imports/presentation'
import { describeRefusal, type RefusalText } from '@/features/list-refusals/presentation'
import type { GroupDetail, GroupImport } from '@/features/import-groups/queries'
import { toCsv } from '@/lib/csv'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

export type BringGroupRefusal = GroupRefusal | ProfileRefusal | { reason: 'nobody_administered' }

/** What is said of columns is remembered for one establishment: it says nothing of a list of several. */
const KNOWN_TITLES =
  'Sont reconnus « Identifiant PRONOTE » et « Id. PRONOTE-ENT » pour l’identifiant PRONOTE, « Identifiant CAS » et « Id. CAS » pour l’identifiant CAS.'

/** Why a list of several establishments was not taken, and what to do. */
export function describeGroupRefusal(refusal: BringGroupRefusal): RefusalText {
  switch (refusal.reason) {
    case 'no_uai_column':
      return spaced({
        title: 'La colonne « UAI » manque',
        detail: 'Rien ne dit de quel établissement est chaque ligne.',
        remedy:
          'Ajoutez une colonne « UAI » qui porte le numéro de l’établissement sur chaque ligne. La liste d’un seul établissement s’apporte dans sa page « Identifiants ».',
      })
    case 'too_many_establishments':
      return spaced({
        title: 'La liste nomme trop d’établissements',
        detail: `La colonne de l’UAI contient plus de ${formatNumber(refusal.max)} valeurs différentes : ce n’est sans doute pas la bonne colonne.`,
        remedy: 'Vérifiez la colonne « UAI », ou coupez la liste en plusieurs fichiers.',
      })
    case 'nobody_administered':
      return spaced({
        title: 'Aucun de ces établissements n’est de votre ressort',
        detail: 'Les UAI de cette liste ne sont pas ceux d’établissements que vous administrez.',
        remedy: 'Vérifiez la colonne « UAI » ; créez d’abord les établissements qui manquent, ou chargez l’annuaire.',
      })
    case 'unmatched_columns':
      return spaced({
        ...describeRefusal(refusal),
        remedy: `Dans le fichier, donnez à cette colonne un titre connu, puis apportez la liste de nouveau. ${KNOWN_TITLES}`,
      })
    case 'several_columns':
      return spaced({
        ...describeRefusal(refusal),
        remedy: `Dans le fichier, ne gardez que la bonne, ou donnez un autre titre à celle qui ne l’est pas, puis apportez la liste de nouveau. ${KNOWN_TITLES}`,
      })
    default:
      return describeRefusal(refusal)
  }
}

function spaced({ title, detail, remedy }: RefusalText): RefusalText {
  return { title: frenchSpaces(title), detail: frenchSpaces(detail), remedy: frenchSpaces(remedy) }
}

/** Why rows are of no import. */
export function leftOutSentence({ why }: LeftOut): string {
  switch (why.reason) {
    case 'malformed':
      return frenchSpaces('Ce n’est pas un UAI : il faut sept chiffres et une lettre.')
    case 'wrong_letter':
      return frenchSpaces(`La lettre de contrôle est fausse : on attendait ${why.expected}.`)
    case 'unknown':
      return 'Cet établissement n’existe pas ici, est désactivé, ou n’est pas de votre ressort.'
  }
}

export const GROUP_REFUSALS = {
  not_found: 'Cette liste n’existe pas, ou n’est pas de votre ressort.',
  under_way: 'Cette liste est déjà en cours de traitement : attendez qu’il se termine.',
  nothing_waits: 'Plus aucun import de cette liste n’attend.',
  closed:
    'Les données nominatives de ces établissements ne vous sont plus ouvertes : rouvrez-les d’abord, avec un motif.',
} as const

/** «812 sur 845 établissements analysés». */
export function analysedText({ byStatus, establishments }: GroupDetail): string {
  return `${formatNumber(importsOf(byStatus))} sur ${formatNumber(establishments)} ${plural(establishments, 'établissement analysé', 'établissements analysés')}`
}

/** «Apportée le 24 novembre 2026 à 9:00 : 4 lignes, dont 1 sans établissement». */
export function broughtText({ createdAt, rows, leftOut }: GroupDetail): string {
  const nowhere = leftOut.reduce((sum, one) => sum + one.rows, 0)
  const lines = `${formatNumber(rows)} ${plural(rows, 'ligne', 'lignes')}`
  const brought = `Apportée le ${formatDateTime(createdAt)} : ${lines}`
  return frenchSpaces(nowhere > 0 ? `${brought}, dont ${formatNumber(nowhere)} sans établissement` : brought)
}

/** Whether something can be decided of the whole: no server is at it. */
export function isAtRest({ work }: GroupDetail): boolean {
  return work === null || work === 'cut'
}

export function importsOf(byStatus: GroupDetail['byStatus']): number {
  return Object.values(byStatus).reduce((sum, imports) => sum + imports, 0)
}

/** Imports that a confirmation of the whole group would write. */
export function waitingOf({ analysed = 0, interrupted = 0 }: GroupDetail['byStatus']): number {
  return analysed + interrupted
}

/** «39 imports sont confirmés, 3 sont annulés.» */
export function settledText({ committed = 0, undone = 0 }: GroupDetail['byStatus']): string {
  const confirmed = `${formatNumber(committed)} ${plural(committed, 'import est confirmé', 'imports sont confirmés')}`
  if (undone === 0) return `${confirmed}.`
  if (committed === 0) return `${formatNumber(undone)} ${plural(undone, 'import est annulé', 'imports sont annulés')}.`
  return `${confirmed}, ${formatNumber(undone)} ${plural(undone, 'est annulé', 'sont annulés')}.`
}

/** What became of each establishment of a group, as a file; no names of people. */
export function groupCsv(imports: readonly GroupImport[]): string {
  const header = [
    ...['UAI', 'Établissement', 'Commune', 'État', 'Lignes', 'Nouvelles', 'Modifiées', 'Inchangées', 'Répétées'],
    ...['Laissées de côté', 'Absentes', 'Nouveaux appariements', 'Appariements perdus', 'Conflits', 'Avertissements'],
  ]
  return toCsv(
    header,
    imports.map(({ uai, name, city, status, counts: c }) => [
      ...[uai, name, city, STATUS_LABELS[status].label, c.rows, c.new, c.changed, c.unchanged, c.repeated],
      ...[c.refused, c.missing, c.newlyPaired, c.lostPairing, c.conflicts, c.warned],
    ]),
  )
}
