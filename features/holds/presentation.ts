import type { ApprovalRefusal } from '@/domain/import/approval'
import { LEAST_PEOPLE, type Hold, type HoldCode } from '@/domain/import/holds'
import { formatTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber, formatShare } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'

/** What each threshold is about, where it is set. */
export const HOLD_LABELS = {
  many_absent: 'Personnes marquées absentes',
  many_changed: 'Personnes modifiées',
  many_unpaired: 'Appariements perdus',
} satisfies Record<HoldCode, string>

export const HOLD_HINTS = {
  many_absent: frenchSpaces(
    'Une liste prise pour entière alors qu’elle ne l’est pas, ou celle d’un autre établissement.',
  ),
  many_changed: frenchSpaces('Autrement que par un identifiant CAS qui apparaît : des colonnes décalées, par exemple.'),
  many_unpaired: frenchSpaces('Identifiant CAS disparu, ou désormais porté par plusieurs personnes.'),
} satisfies Record<HoldCode, string>

const WHAT_WOULD_HAPPEN = {
  many_absent: ['serait marquée absente', 'seraient marquées absentes'],
  many_changed: ['changerait', 'changeraient'],
  many_unpaired: ['perdrait son appariement', 'perdraient leur appariement'],
} satisfies Record<HoldCode, [one: string, many: string]>

/** «97 personnes sur 622 (15 %) seraient marquées absentes, au-dessus du seuil de 10 %.» */
export function holdSentence({ code, people, of, threshold }: Hold): string {
  const [one, many] = WHAT_WOULD_HAPPEN[code]
  const share = formatShare(people, of)
  return frenchSpaces(
    `${formatNumber(people)} ${plural(people, 'personne', 'personnes')} sur ${formatNumber(of)} (${share}) ${plural(people, one, many)}, au-dessus du seuil de ${threshold} %${code === 'many_changed' ? ' (sans compter les identifiants CAS qui apparaissent)' : ''}.`,
  )
}

/** Why an approval is not one, and what to write. */
export function approvalRefusalSentence(refusal: ApprovalRefusal): string {
  switch (refusal.reason) {
    case 'approval_reason_too_short':
      return `Donnez un motif d’au moins ${refusal.min} caractères : il sera gardé au journal et lu par l’établissement.`
    case 'approval_reason_too_long':
      return `Ce motif est trop long : ${refusal.max} caractères au plus.`
  }
}

/** «3 imports sont retenus» */
export function heldSentence(held: number): string {
  return `${formatNumber(held)} ${plural(held, 'import de liste est retenu', 'imports de liste sont retenus')}`
}

/** Under the title of the page of the held imports, in their number. */
export function heldIntroduction(held: number): string {
  if (held === 0) return 'Une liste qui changerait trop de personnes d’un coup attendrait ici d’être autorisée.'
  return frenchSpaces(
    held === 1
      ? 'Cette liste changerait trop de personnes d’un coup : rien n’est écrit tant que personne ne l’autorise.'
      : 'Ces listes changeraient trop de personnes d’un coup : rien n’est écrit tant que personne ne les autorise.',
  )
}

/** What comes before approving: the establishments that are still closed, opened together. */
export function openingWords(closed: number): { title: string; description: string; button: string } {
  return closed === 1
    ? {
        title: '1 établissement à ouvrir d’abord',
        description: frenchSpaces(
          'Ses données nominatives vous sont fermées : ouvrez-les pour une heure, puis autorisez son import. Il lira ce motif dans son journal ; n’y écrivez pas de nom d’élève.',
        ),
        button: 'Ouvrir cet établissement pour une heure',
      }
    : {
        title: `${formatNumber(closed)} établissements à ouvrir d’abord`,
        description: frenchSpaces(
          'Leurs données nominatives vous sont fermées : ouvrez-les ensemble pour une heure, puis autorisez leurs imports. Chacun lira ce motif dans son journal ; n’y écrivez pas de nom d’élève.',
        ),
        button: `Ouvrir ces ${formatNumber(closed)} établissements pour une heure`,
      }
}

export const NOTHING_TO_OPEN =
  'Plus aucun de ces établissements n’est à ouvrir : ils le sont déjà, ou leurs imports n’attendent plus.'

/** «Les données nominatives de 7 établissements vous sont ouvertes jusqu’à 10 h 30.» */
export function openedNotice(opened: number, until: Date): string {
  return `Les données nominatives de ${counted(opened, 'établissement', 'établissements')} vous sont ouvertes jusqu’à ${formatTime(until)}.`
}

/** The words of the form that approves what is ticked, of so many imports that are held. */
export function releaseWords(held: number): { label: string; hint: string; button: string } {
  const rest = 'N’y écrivez pas de nom.'
  return held === 1
    ? {
        label: 'Motif',
        hint: frenchSpaces(
          `Ce qui montre que cette liste est juste. Dix caractères au moins : l’établissement lira ce motif dans son journal. ${rest}`,
        ),
        button: 'Autoriser l’import coché',
      }
    : {
        label: 'Motif, le même pour tous les imports cochés',
        hint: frenchSpaces(
          `Ce qui montre que ces listes sont justes. Dix caractères au moins : chaque établissement lira ce motif dans son journal. ${rest}`,
        ),
        button: 'Autoriser les imports cochés',
      }
}

export const THRESHOLD_REFUSALS = {
  unknown: 'Cette académie n’existe pas, ou n’est pas de votre ressort.',
  changed:
    'Quelqu’un a réglé ces seuils entre-temps. Votre saisie est conservée : vérifiez, puis enregistrez à nouveau.',
} as const

export type ReleaseRefusal =
  { reason: 'unknown' | 'closed' | 'not_allowed' | 'outdated' } | { reason: 'other'; sentence: string }

/** What became of one import of several; `uai` is null when even that may not be told. */
export type Released = { uai: string | null; refusal: ReleaseRefusal | null }

const NAMED = 3

/** «0311238C, 0311631Z, 0310047H et 4 autres» */
function namedUais(uais: readonly (string | null)[]): string {
  const named = [...new Set(uais.filter((uai) => uai !== null))]
  const more = named.length - NAMED
  const first = named.slice(0, NAMED).join(', ')
  return more > 0 ? `${first} et ${counted(more, 'autre', 'autres')}` : first
}

/** «50 imports autorisés et écrits. 47 imports sont à analyser de nouveau : …»: one sentence for each reason, not for each import. */
export function releasedSentence(released: readonly Released[]): string {
  const written = released.filter(({ refusal }) => refusal === null).length
  const first =
    written === 0
      ? 'Aucun import n’a été écrit.'
      : `${formatNumber(written)} ${plural(written, 'import autorisé et écrit', 'imports autorisés et écrits')}.`
  const byReason = new Map<string, { refusal: ReleaseRefusal; uais: (string | null)[] }>()
  for (const { uai, refusal } of released) {
    if (refusal === null) continue
    const key = refusal.reason === 'other' ? refusal.sentence : refusal.reason
    const group = byReason.get(key) ?? { refusal, uais: [] }
    group.uais.push(uai)
    byReason.set(key, group)
  }
  const others = [...byReason.values()].map(({ refusal, uais }) => refusedTogether(refusal, uais))
  return frenchSpaces([first, ...others].join(' '))
}

function refusedTogether(refusal: ReleaseRefusal, uais: readonly (string | null)[]): string {
  const count = uais.length
  const where = `(${namedUais(uais)})`
  switch (refusal.reason) {
    case 'unknown':
      return counted(
        count,
        'import coché n’existe pas, ou n’est pas de votre ressort.',
        'imports cochés n’existent pas, ou ne sont pas de votre ressort.',
      )
    case 'closed':
      return `${counted(count, 'import attend que vous ouvriez les données nominatives de son établissement', 'imports attendent que vous ouvriez les données nominatives de leurs établissements')} ${where}.`
    case 'not_allowed':
      return `Votre rôle ne permet pas de traiter ${plural(count, 'la liste d’', 'les listes de ')}${counted(count, 'établissement', 'établissements')} ${where}.`
    case 'outdated':
      return `${counted(count, 'import est', 'imports sont')} à analyser de nouveau : les personnes ont été écrites depuis ${plural(count, 'son analyse', 'leur analyse')}.`
    case 'other':
      return `${counted(count, 'import', 'imports')} ${where} : ${refusal.sentence.replace(/\.$/, '')}.`
  }
}

/** The held imports that are out of date, above their table; `closed` of them cannot be analysed again before an opening. */
export function outdatedHeldText({ outdated, closed }: { outdated: number; closed: number }): {
  title: string
  description: string
} {
  const why = plural(
    outdated,
    'Les personnes ont été écrites depuis son analyse, par une autre liste confirmée ou annulée : ce qu’il changerait n’est plus connu, et il ne peut être autorisé qu’ensuite.',
    'Les personnes ont été écrites depuis leur analyse, par d’autres listes confirmées ou annulées : ce qu’ils changeraient n’est plus connu, et ils ne peuvent être autorisés qu’ensuite.',
  )
  const first =
    closed === 0
      ? ''
      : closed === outdated
        ? ' Ouvrez d’abord les données nominatives.'
        : ` Pour ${formatNumber(closed)} d’entre eux, ouvrez d’abord les données nominatives.`
  return {
    title: counted(outdated, 'import est à analyser de nouveau', 'imports sont à analyser de nouveau'),
    description: frenchSpaces(why + first),
  }
}

export const NOTHING_OUTDATED =
  'Plus aucun de ces imports n’est à analyser de nouveau : ils le sont déjà, n’attendent plus, ou leur établissement ne vous est pas ouvert.'

/** What became of one import of several that were analysed again; `free`: nothing holds it any more. */
export type Reanalysed = { uai: string; status: 'held' | 'free' | 'refused' }

export function reanalysedHeldNotice(all: readonly Reanalysed[]): string {
  const uaisOf = (status: Reanalysed['status']) => all.filter((one) => one.status === status).map(({ uai }) => uai)
  const [held, free, failed] = [uaisOf('held'), uaisOf('free'), uaisOf('refused')]
  const again = held.length + free.length
  const told = [
    ...(again > 0
      ? [`${counted(again, 'import est analysé', 'imports sont analysés')} de nouveau, et rien n’est écrit.`]
      : []),
    ...(free.length > 0
      ? [
          `${counted(free.length, 'n’est plus retenu : il se confirme dans la page « Identifiants » de son établissement', 'ne sont plus retenus : ils se confirment dans la page « Identifiants » de leurs établissements')} (${namedUais(free)}).`,
        ]
      : []),
    ...(failed.length > 0
      ? [`${counted(failed.length, 'import n’a pas pu l’être', 'imports n’ont pas pu l’être')} (${namedUais(failed)}).`]
      : []),
  ]
  return frenchSpaces(told.join(' '))
}

/** Before approving several lists of one establishment together. */
export function outdatedTogetherText(count: number): string {
  return frenchSpaces(
    plural(
      count,
      'Deux des imports cochés sont du même établissement : une fois le premier écrit, l’autre sera à analyser de nouveau.',
      `Plusieurs des imports cochés sont des mêmes établissements : une fois le premier de chacun écrit, ${formatNumber(count)} autres seront à analyser de nouveau.`,
    ),
  )
}

/** What the thresholds are for, above their forms. */
export function thresholdsIntroduction(): string {
  return frenchSpaces(
    `Un import qui dépasse l’un de ces seuils, en part des personnes connues de son profil, n’est écrit qu’une fois autorisé avec un motif. Jamais la première liste d’un profil, ni celle de moins de ${LEAST_PEOPLE} personnes.`,
  )
}
