import type { GroupWork } from '@/domain/import-group/group-work'
import type { LeftOut } from '@/domain/import-group/place-rows'
import { STATUS_LABELS } from '@/features/imports/presentation'
import type { GroupDetail, GroupImport } from '@/features/import-groups/queries'
import { toCsv } from '@/lib/csv'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

type WorkUnderWay = Exclude<GroupWork, 'cut'>

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
  analysed_again:
    'Ce qui attend a été analysé de nouveau entre-temps, par vous ou par quelqu’un d’autre : rien n’a été écrit. Relisez ce que la liste changerait maintenant, puis confirmez.',
  closed:
    'Les données nominatives de ces établissements ne vous sont plus ouvertes : rouvrez-les d’abord, avec un motif.',
} as const

/** «3 imports, analysés de nouveau entre-temps, attendent encore…» */
export function analysedAgainNotice(left: number): string {
  const told = plural(
    left,
    'import, analysé de nouveau entre-temps, attend encore : relisez-le, puis confirmez-le.',
    'imports, analysés de nouveau entre-temps, attendent encore : relisez-les, puis confirmez-les.',
  )
  return frenchSpaces(`${formatNumber(left)} ${told}`)
}

/** What the form that confirms says of the analyses it shows (`confirmGroupSchema`). */
export function shownAnalyses({ analysedAgain }: GroupDetail): string {
  return analysedAgain.map(({ id, analysisNumber }) => `${id}:${analysisNumber}`).join(' ')
}

/** «812 sur 845 établissements analysés». */
export function analysedText({ byStatus, establishments }: GroupDetail): string {
  return `${formatNumber(importsOf(byStatus))} sur ${formatNumber(establishments)} ${plural(establishments, 'établissement analysé', 'établissements analysés')}`
}

const WORK_TITLES = {
  analysing: 'Analyse en cours',
  writing: 'Traitement en cours',
  undoing: 'Annulation en cours',
} satisfies Record<WorkUnderWay, string>

/** What is under way in a group, and how many of its establishments are done. */
export function workText(group: GroupDetail, work: WorkUnderWay): { title: string; establishments: string } {
  return { title: WORK_TITLES[work], establishments: doneText(group, work) }
}

function doneText(group: GroupDetail, work: WorkUnderWay): string {
  const { byStatus, establishments } = group
  const { held = 0, committing = 0, committed = 0, undone = 0 } = byStatus
  switch (work) {
    case 'analysing':
      return analysedText(group)
    case 'writing': {
      const done = importsOf(byStatus) - waitingOf(byStatus) - held - committing
      return `${formatNumber(done)} sur ${formatNumber(importsOf(byStatus))} ${plural(establishments, 'établissement traité', 'établissements traités')}`
    }
    case 'undoing':
      return `${formatNumber(undone)} sur ${formatNumber(undone + committed)} ${plural(undone + committed, 'import annulé', 'imports annulés')}`
  }
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

/** What waits in a group and by which way it leaves: what is held is not confirmed here, but approved with a reason. */
export function decisionText({ byStatus }: Pick<GroupDetail, 'byStatus'>): { title: string; description: string } {
  const waiting = waitingOf(byStatus)
  const held = byStatus.held ?? 0
  if (waiting === 0) {
    return {
      title: 'À autoriser ou à abandonner',
      description: frenchSpaces(
        held === 1
          ? 'Le seul import qui attend est retenu : rien n’est à confirmer ici, et rien n’en est écrit. Autorisez-le avec un motif, ou abandonnez-le.'
          : `Les ${formatNumber(held)} imports qui attendent sont tous retenus : rien n’est à confirmer ici, et rien n’en est écrit. Autorisez-les avec un motif, ou abandonnez-les.`,
      ),
    }
  }
  const many = `${formatNumber(waiting)} ${plural(waiting, 'import attend d’être confirmé', 'imports attendent d’être confirmés')}`
  const apart = held > 0 ? `, sans compter ${plural(held, 'celui qui est retenu', 'ceux qui sont retenus')}` : ''
  return { title: 'À confirmer', description: `${many}${apart}. Rien n’en est encore écrit.` }
}

/** Whose rows the counts of a group are: of all but what is held, unless everything is. */
export function countedText({ byStatus }: Pick<GroupDetail, 'byStatus'>): string {
  const held = byStatus.held ?? 0
  if (held === 0) return 'Ces imports comptent'
  return held === importsOf(byStatus) ? 'Ces imports, tous retenus, comptent' : 'Sans les imports retenus, ils comptent'
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
