import type { ImportStatus } from '@/domain/import/import-status'
import { countedOf } from '@/domain/import-group/counted-statuses'
import type { GroupWork } from '@/domain/import-group/group-work'
import type { LeftOut } from '@/domain/import-group/place-rows'
import { STATUS_LABELS } from '@/features/imports/presentation'
import type { LeftWaiting } from '@/features/import-groups/mutations'
import type { AskedColumn, GroupDetail, GroupImport, Unanalysed } from '@/features/import-groups/queries'
import { NO_COLUMN } from '@/features/import-groups/schemas'
import { CAS_ID_NOT_FOUND, columnTitle } from '@/features/known-columns/presentation'
import { toCsv } from '@/lib/csv'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'

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
  nothing_outdated: 'Plus aucun import de cette liste n’est à analyser de nouveau.',
  all_outdated:
    'Les personnes de ces établissements ont été écrites depuis cette analyse : ce que la liste changerait n’est plus connu, et rien n’a été écrit. Analysez de nouveau, puis confirmez.',
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

/** What of a confirmation still waits, and why: «3 imports, analysés de nouveau entre-temps, attendent encore…»; null when nothing does. */
export function leftNotice({ analysedAgain, outdated }: LeftWaiting): string | null {
  const again = plural(
    analysedAgain,
    'import, analysé de nouveau entre-temps, attend encore : relisez-le, puis confirmez-le.',
    'imports, analysés de nouveau entre-temps, attendent encore : relisez-les, puis confirmez-les.',
  )
  const old = plural(
    outdated,
    'import n’a pas été écrit : les personnes de son établissement l’ont été depuis son analyse. Analysez-le de nouveau, puis confirmez-le.',
    'imports n’ont pas été écrits : les personnes de leurs établissements l’ont été depuis leur analyse. Analysez-les de nouveau, puis confirmez-les.',
  )
  const sentences = [
    ...(analysedAgain > 0 ? [`${formatNumber(analysedAgain)} ${again}`] : []),
    ...(outdated > 0 ? [`${formatNumber(outdated)} ${old}`] : []),
  ]
  return sentences.length > 0 ? frenchSpaces(sentences.join(' ')) : null
}

/** «43 imports sont analysés de nouveau…» */
export function reanalysedNotice(reanalysed: number, taken: number): string {
  const left = taken - reanalysed
  const told =
    reanalysed === 0
      ? 'Aucun import n’a été analysé de nouveau.'
      : `${counted(reanalysed, 'import est analysé', 'imports sont analysés')} de nouveau, et rien n’est écrit : relisez ce que la liste changerait maintenant.`
  const others = counted(
    left,
    'import n’a pas pu l’être : le tableau mène à sa page.',
    'imports n’ont pas pu l’être : le tableau mène à leurs pages.',
  )
  return frenchSpaces(left === 0 ? told : `${told} ${others}`)
}

/** Imports whose people were written since their analysis. */
export function outdatedText(outdated: number): { title: string; description: string } {
  return {
    title: counted(outdated, 'import est à analyser de nouveau', 'imports sont à analyser de nouveau'),
    description: frenchSpaces(
      plural(
        outdated,
        'Les personnes de son établissement ont été écrites depuis son analyse, par une autre liste confirmée ou annulée : ce qu’il changerait n’est plus connu, et ses comptes ci-dessous ne sont plus justes.',
        'Les personnes de leurs établissements ont été écrites depuis leur analyse, par d’autres listes confirmées ou annulées : ce qu’ils changeraient n’est plus connu, et leurs comptes ci-dessous ne sont plus justes.',
      ),
    ),
  }
}

/** What the form that confirms says of the analyses it shows (`confirmGroupSchema`). */
export function shownAnalyses({ analysedAgain }: GroupDetail): string {
  return analysedAgain.map(({ id, analysisNumber }) => `${id}:${analysisNumber}`).join(' ')
}

/** «812 sur 845 établissements analysés». */
function analysedText({ byStatus, establishments }: GroupDetail): string {
  return `${formatNumber(importsOf(byStatus))} sur ${formatNumber(establishments)} ${plural(establishments, 'établissement analysé', 'établissements analysés')}`
}

/** What is under way in a group, or was left half done, in a few words. */
export const WORK_LABELS = {
  analysing: { label: 'Analyse en cours', tone: 'accent', icon: 'clock' },
  matching: { label: 'Nouvelle analyse en cours', tone: 'accent', icon: 'clock' },
  reanalysing: { label: 'Nouvelle analyse en cours', tone: 'accent', icon: 'clock' },
  writing: { label: 'Traitement en cours', tone: 'accent', icon: 'clock' },
  undoing: { label: 'Annulation en cours', tone: 'accent', icon: 'clock' },
  cut: { label: 'Analyse interrompue', tone: 'danger', icon: 'alert-triangle' },
} as const satisfies Record<GroupWork, { label: string; tone: string; icon: string }>

/** What is under way in a group, and how many of its establishments are done. */
export function workText(group: GroupDetail, work: WorkUnderWay): { title: string; establishments: string } {
  return { title: WORK_LABELS[work].label, establishments: doneText(group, work) }
}

function doneText(group: GroupDetail, work: WorkUnderWay): string {
  const { byStatus, establishments, asking, outdated } = group
  const { held = 0, committing = 0, committed = 0, undone = 0 } = byStatus
  switch (work) {
    case 'analysing':
      return analysedText(group)
    case 'matching':
    case 'reanalysing': {
      const all = waitingOf(byStatus) + held
      return `${formatNumber(all - (work === 'matching' ? asking : outdated))} sur ${formatNumber(all)} ${plural(all, 'établissement analysé', 'établissements analysés')} de nouveau`
    }
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
export function decisionText({
  byStatus,
  asking,
  outdated,
  confirmable,
}: Pick<GroupDetail, 'byStatus' | 'asking' | 'outdated' | 'confirmable'>): { title: string; description: string } {
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
  const many = toConfirm(waiting)
  if (asking > 0) {
    const unasked = frenchSpaces(
      `${many} : répondez d’abord à la question ci-dessus, ou ${plural(waiting, 'abandonnez-le', 'abandonnez-les')}.`,
    )
    return { title: 'En attente de votre réponse', description: unasked }
  }
  if (outdated > 0 && confirmable === 0) {
    return {
      title: 'À confirmer, après une nouvelle analyse',
      description: `${counted(waiting, 'import attend', 'imports attendent')} une nouvelle analyse. Rien n’en est encore écrit.`,
    }
  }
  const apart = [
    ...(held > 0 ? [plural(held, 'celui qui est retenu', 'ceux qui sont retenus')] : []),
    ...(outdated > 0
      ? [plural(outdated, 'celui qui est à analyser de nouveau', 'ceux qui sont à analyser de nouveau')]
      : []),
  ]
  const without = apart.length > 0 ? `, sans compter ${apart.join(' ni ')}` : ''
  return {
    title: 'À confirmer',
    description: `${toConfirm(outdated > 0 ? confirmable : waiting)}${without}. Rien n’en est encore écrit.`,
  }
}

function toConfirm(waiting: number): string {
  return counted(waiting, 'import attend d’être confirmé', 'imports attendent d’être confirmés')
}

/** Whose rows the counts of a group are (`countedOf`), and without which; of nothing any more, in the past. */
export function countedText({ byStatus }: Pick<GroupDetail, 'byStatus'>): string {
  const { held = 0, undone = 0, discarded = 0, expired = 0 } = byStatus
  const all = importsOf(byStatus)
  const whose = countedOf(byStatus)
  if (whose === 'over') {
    return all === undone
      ? plural(all, 'Avant d’être annulé, cet import comptait', 'Avant d’être annulés, ces imports comptaient')
      : plural(all, 'Cet import, dont rien n’est écrit, comptait', 'Ces imports, dont rien n’est écrit, comptaient')
  }
  const apart: [imports: number, one: string, many: string][] = [
    [whose === 'held' ? 0 : held, 'retenu', 'retenus'],
    [undone, 'annulé', 'annulés'],
    [discarded, 'abandonné', 'abandonnés'],
    [expired, 'oublié', 'oubliés'],
  ]
  const without = apart
    .filter(([imports]) => imports > 0)
    .map(([imports, one, many], at) =>
      at === 0
        ? plural(imports, `l’import ${one}`, `les imports ${many}`)
        : plural(imports, `celui qui est ${one}`, `ceux qui sont ${many}`),
    )
  const others = all - apart.reduce((sum, [imports]) => sum + imports, 0)
  const [one, many] =
    without.length === 0
      ? ['Cet import', 'Ces imports']
      : [`Sans ${without.join(' ni ')}, l’autre`, `Sans ${without.join(' ni ')}, les autres`]
  return whose === 'held'
    ? plural(others, `${one}, retenu, compte`, `${many}, tous retenus, comptent`)
    : plural(others, `${one} compte`, `${many} comptent`)
}

/** «5 confirmés, 3 retenus, 1 annulé.» */
export function statesText(byStatus: GroupDetail['byStatus']): string {
  const words: [status: ImportStatus, one: string, many: string][] = [
    ['committed', 'confirmé', 'confirmés'],
    ['committing', 'en cours d’écriture', 'en cours d’écriture'],
    ['analysed', 'à confirmer', 'à confirmer'],
    ['interrupted', 'interrompu', 'interrompus'],
    ['held', 'retenu', 'retenus'],
    ['undone', 'annulé', 'annulés'],
    ['discarded', 'abandonné', 'abandonnés'],
    ['expired', 'oublié', 'oubliés'],
  ]
  const told = words.flatMap(([status, one, many]) => {
    const imports = byStatus[status] ?? 0
    return imports > 0 ? [counted(imports, one, many)] : []
  })
  return `${told.join(', ')}.`
}

/** «39 imports sont confirmés, 3 sont annulés.»; what nothing was written of says so. */
export function settledText({
  committed = 0,
  undone = 0,
  discarded = 0,
  expired = 0,
}: GroupDetail['byStatus']): string {
  const words: [count: number, one: string, many: string][] = [
    [committed, 'est confirmé', 'sont confirmés'],
    [undone, 'est annulé', 'sont annulés'],
    [discarded, 'est abandonné', 'sont abandonnés'],
    [expired, 'est oublié', 'sont oubliés'],
  ]
  const told = words
    .filter(([count]) => count > 0)
    .map(([count, one, many], at) =>
      at === 0 ? counted(count, `import ${one}`, `imports ${many}`) : counted(count, one, many),
    )
  const written = committed + undone > 0 ? [] : ['Rien n’a été écrit de cette liste.']
  return [...(told.length > 0 ? [`${told.join(', ')}.`] : []), ...written].join(' ')
}

/** What is left of a list whose server died while it was analysed, and the ways out. */
export function cutText(group: GroupDetail): string {
  const { byStatus, establishments } = group
  const analysed = importsOf(byStatus)
  if (analysed === 0) {
    return frenchSpaces(
      'Le serveur s’est arrêté avant d’avoir analysé un seul établissement : rien n’est gardé de cette liste. Apportez-la de nouveau.',
    )
  }
  const left = `Le serveur s’est arrêté avant la fin de la liste : ${counted(analysed, 'établissement', 'établissements')} sur ${formatNumber(establishments)} ${plural(analysed, 'est analysé', 'sont analysés')}, et rien n’est gardé des autres.`
  const way = doesWait(group)
    ? 'Continuez avec ce qui est analysé, puis apportez-la de nouveau pour les autres ; ou abandonnez tout, et apportez-la de nouveau.'
    : 'Apportez-la de nouveau pour les autres.'
  return frenchSpaces(`${left} ${way}`)
}

/**
 * What is told of a list that was decided of without some of its establishments, or of which their analysis failed; null
 * when each had its import, and of a list that was given up.
 */
export function unanalysedText({
  byStatus,
  establishments,
}: GroupDetail): { title: string; description: string } | null {
  const analysed = importsOf(byStatus)
  const missing = establishments - analysed
  const isGivenUp = analysed > 0 && analysed === byStatus.discarded
  if (missing <= 0 || isGivenUp) return null
  return {
    title: counted(missing, 'établissement n’a pas été analysé', 'établissements n’ont pas été analysés'),
    description: `Rien de cette liste n’est gardé ni écrit pour ${plural(missing, 'lui', 'eux')}. Apportez-la de nouveau.`,
  }
}

/** «12 établissements ne sont pas analysés». */
export function unanalysedSummary(establishments: number): string {
  return counted(establishments, 'établissement n’est pas analysé', 'établissements ne sont pas analysés')
}

/** Imports that a server was writing when it died. */
export function interruptedText(interrupted: number): { title: string; description: string } {
  return {
    title: `L’écriture de ${counted(interrupted, 'import', 'imports')} a été interrompue`,
    description: frenchSpaces(
      `Le serveur s’est arrêté pendant ce temps, et rien n’en a été écrit. ${plural(interrupted, 'Il attend : confirmez-le de nouveau, ou abandonnez-le.', 'Ils attendent : confirmez-les de nouveau, ou abandonnez-les.')}`,
    ),
  }
}

/** Imports that are held beside others that can be confirmed. */
export function heldText(held: number): { title: string; description: string } {
  return {
    title: counted(held, 'import est retenu', 'imports sont retenus'),
    description: frenchSpaces(
      plural(
        held,
        'Il changerait trop de personnes d’un coup : vérifiez-le, puis autorisez-le avec un motif.',
        'Ils changeraient trop de personnes d’un coup : vérifiez-les, puis autorisez-les avec un motif, plusieurs à la fois s’il le faut.',
      ),
    ),
  }
}

/** Whether imports of the group wait for somebody's decision, by one way or the other. */
export function doesWait({ byStatus }: Pick<GroupDetail, 'byStatus'>): boolean {
  return waitingOf(byStatus) + (byStatus.held ?? 0) > 0
}

/** What became of each establishment of a group, as a file; no names of people. */
export function groupCsv(imports: readonly GroupImport[], unanalysed: readonly Unanalysed[]): string {
  const header = [
    ...['UAI', 'Établissement', 'Commune', 'État', 'Lignes', 'Nouvelles', 'Modifiées', 'Inchangées', 'Répétées'],
    ...['Laissées de côté', 'Absentes', 'Nouveaux appariements', 'Appariements perdus', 'Conflits', 'Avertissements'],
  ]
  return toCsv(header, [
    ...imports.map(({ uai, name, city, status, counts: c }) => [
      ...[uai, name, city, STATUS_LABELS[status].label, c.rows, c.new, c.changed, c.unchanged, c.repeated],
      ...[c.refused, c.missing, c.newlyPaired, c.lostPairing, c.conflicts, c.warned],
    ]),
    ...unanalysed.map(({ uai, name, city }) => [uai, name, city, 'Non analysé', ...header.slice(4).map(() => '')]),
  ])
}
