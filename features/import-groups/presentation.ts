import type { LeftOut } from '@/domain/import-group/place-rows'
import { STATUS_LABELS } from '@/features/imports/presentation'
import type { AskedColumn, GroupDetail, GroupImport } from '@/features/import-groups/queries'
import { NO_COLUMN } from '@/features/import-groups/schemas'
import { CAS_ID_NOT_FOUND, columnTitle } from '@/features/known-columns/presentation'
import { toCsv } from '@/lib/csv'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'

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
  cas_id_column_unknown:
    'Dites d’abord quelle colonne contient l’identifiant CAS, ou qu’aucune ne le contient : rien n’a été écrit.',
  other_column: 'Cette colonne n’est pas de celles qui sont proposées. Rechargez la page, puis choisissez de nouveau.',
  closed:
    'Les données nominatives de ces établissements ne vous sont plus ouvertes : rouvrez-les d’abord, avec un motif.',
} as const

export const CAS_ID_COLUMN_TOLD =
  'C’est retenu pour les prochaines listes de ces établissements, et celle-ci est lue ainsi.'

/** Why it is asked which column holds the Identifiant CAS of a list, of how many establishments, and what follows. */
export function casIdQuestion({ asking }: Pick<GroupDetail, 'asking'>): { title: string; detail: string } {
  const where = counted(asking, 'établissement', 'établissements')
  const detail = `Lue ainsi dans ${where}, cette liste n’apporterait d’identifiant CAS à personne ; qui en a un le garderait. Si une colonne le contient sous un autre titre, dites laquelle ; sinon, dites qu’aucune ne le contient. La liste sera analysée de nouveau, sans l’apporter une seconde fois, et la réponse vaudra pour les prochaines listes de ces établissements : chacun peut l’oublier dans sa page « Identifiants ».`
  return { title: CAS_ID_NOT_FOUND.title, detail: frenchSpaces(detail) }
}

/** The columns that may hold it, each with some of its values, and none of them. */
export function casIdOptions(columns: readonly AskedColumn[]): { value: string; label: string; hint?: string }[] {
  return [
    ...columns.map(({ index, title, samples }) => ({
      value: String(index),
      label: columnTitle(title, index),
      hint: frenchSpaces(
        samples.length > 0 ? `Par exemple : ${samples.join(' · ')}` : 'Aucune valeur dans les premières lignes',
      ),
    })),
    { value: NO_COLUMN, label: 'Aucune de ces colonnes', hint: 'Cette liste ne dit l’identifiant CAS de personne.' },
  ]
}

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
export function decisionText({ byStatus, asking }: Pick<GroupDetail, 'byStatus' | 'asking'>): {
  title: string
  description: string
} {
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
  if (asking > 0) {
    const unasked = frenchSpaces(`${many} : répondez d’abord à la question ci-dessus, ou abandonnez-les.`)
    return { title: 'En attente de votre réponse', description: unasked }
  }
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
