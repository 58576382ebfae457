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

/** What became of one import of several; `uai` is null when even that may not be told. */
export type Released = { uai: string | null; refusal: string | null }

/** «2 imports autorisés et écrits. 0311238C : ouvrez d'abord…» */
export function releasedSentence(released: readonly Released[]): string {
  const written = released.filter(({ refusal }) => refusal === null).length
  const first =
    written === 0
      ? 'Aucun import n’a été écrit.'
      : `${formatNumber(written)} ${plural(written, 'import autorisé et écrit', 'imports autorisés et écrits')}.`
  const others = released.flatMap(({ uai, refusal }) =>
    refusal === null ? [] : [`${uai ?? 'Un des imports cochés'} : ${refusal.replace(/\.$/, '')}.`],
  )
  return frenchSpaces([first, ...others].join(' '))
}

/** What the thresholds are for, above their forms. */
export function thresholdsIntroduction(): string {
  return frenchSpaces(
    `Un import qui dépasse l’un de ces seuils, en part des personnes connues de son profil, n’est écrit qu’une fois autorisé avec un motif. Jamais la première liste d’un profil, ni celle de moins de ${LEAST_PEOPLE} personnes.`,
  )
}
