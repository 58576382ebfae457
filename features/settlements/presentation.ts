import type { ApprovalRefusal } from '@/domain/import/approval'
import type { LaterImport, UndoRefusal } from '@/domain/import/undo'
import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import { approvalRefusalSentence, holdSentence } from '@/features/holds/presentation'
import { listName } from '@/features/imports/presentation'
import type { RowProgress } from '@/features/imports/queries'
import { describeRefusal } from '@/features/list-refusals/presentation'
import type { CommitRefusal, HeldRefusal } from '@/features/commit-starts/mutations'
import { formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'

/** Those that carry nothing to tell but their reason. */
type SimpleRefusal = Exclude<CommitRefusal, HeldRefusal | ApprovalRefusal>

const IMPORT_REFUSALS = {
  not_found: 'Cet import n’existe pas, ou n’existe plus.',
  expired:
    'Cette analyse a plus de vingt-quatre heures, trop d’autres l’ont suivie, ou une personne a été effacée entre-temps : elle a été oubliée, et rien n’a été écrit. Apportez la liste de nouveau.',
  committed: 'Cet import est déjà confirmé : rien n’a été écrit une seconde fois.',
  discarded: 'Cet import a été abandonné : rien n’a été écrit. Apportez la liste de nouveau si vous la voulez.',
  undone:
    'Cet import a été annulé : rien n’a été écrit de nouveau. Apportez la liste encore une fois si vous la voulez.',
  committing:
    'Cet import est déjà en cours d’écriture, confirmé par vous ou par quelqu’un d’autre : rien n’est écrit deux fois. Attendez son résultat.',
  analysing: 'Cette liste est encore en cours d’analyse : attendez de voir ce qu’elle changerait.',
  interrupted: 'L’écriture a été interrompue : rien n’a été écrit. Reprenez l’import, ou abandonnez-le.',
  profile_unknown: 'Dites d’abord de qui est cette liste : élèves, responsables, professeurs ou personnels.',
  analysed_again:
    'Cette liste a été analysée de nouveau entre-temps, par vous ou par quelqu’un d’autre : rien n’a été écrit. Relisez ce qu’elle changerait maintenant, puis confirmez.',
  people_changed:
    'Une autre liste a été confirmée ou annulée depuis cette analyse : ce qui est annoncé n’est plus juste, et rien n’a été écrit. Analysez de nouveau, puis confirmez.',
} satisfies Record<SimpleRefusal['reason'], string>

export type ImportRefusal =
  | CommitRefusal
  | ProfileRefusal
  | UndoRefusal
  | { reason: 'too_many_corrections'; max: number }
  | { reason: 'nothing_typed' }

/** Why an act on an import was refused, in one paragraph. */
export function importRefusalSentence(refusal: ImportRefusal): string {
  switch (refusal.reason) {
    case 'profile_mismatch':
    case 'other_establishment':
    case 'unmatched_columns':
    case 'several_columns':
    case 'guardians_in_columns': {
      const { title, detail, remedy } = describeRefusal(refusal)
      return `${title}. ${detail} ${remedy}`
    }
    case 'held':
      return frenchSpaces(
        `Cet import est retenu, et rien n’a été écrit : ${refusal.holds.map(holdSentence).join(' ')} Vérifiez la liste ; si elle est juste, autorisez-le avec un motif.`,
      )
    case 'approval_reason_too_short':
    case 'approval_reason_too_long':
      return frenchSpaces(approvalRefusalSentence(refusal))
    case 'too_many_corrections':
      return `Au-delà de ${formatNumber(refusal.max)} corrections, refaites plutôt la liste dans PRONOTE.`
    case 'nothing_typed':
      return 'Rien n’a été corrigé : les cellules sont restées telles quelles. Corrigez-en une, ou laissez une ligne de côté.'
    case 'not_committed':
    case 'undo_too_late':
    case 'people_written_since':
    case 'later_import':
      return frenchSpaces(undoRefusalSentence(refusal))
    default:
      return frenchSpaces(IMPORT_REFUSALS[refusal.reason])
  }
}

const LATER_NAMED = 3

/** Why an import cannot be undone, or no longer. */
function undoRefusalSentence(refusal: UndoRefusal): string {
  switch (refusal.reason) {
    case 'not_committed':
      return refusal.state === 'undone'
        ? 'Cet import est déjà annulé.'
        : 'Seul un import confirmé peut être annulé : celui-ci n’a rien écrit.'
    case 'undo_too_late':
      return `Cet import ne peut plus être annulé : les noms d’avant ne sont gardés que ${refusal.days} jours.`
    case 'people_written_since':
      return 'Cet import ne peut plus être annulé : l’ENT de l’établissement a changé depuis, et les identifiants CAS de l’ancien ne doivent pas revenir.'
    case 'later_import': {
      const named = refusal.imports.slice(0, LATER_NAMED).map(laterImport).join(', ')
      const more = refusal.imports.length > LATER_NAMED ? '…' : ''
      const one = refusal.imports.length === 1
      return `Cet import ne peut pas être annulé : ${one ? 'un autre, plus récent, a' : 'd’autres, plus récents, ont'} écrit les mêmes personnes (${named}${more}). Annulez d’abord ${one ? 'celui-là' : 'ceux-là, du plus récent au plus ancien'}.`
    }
  }
}

function laterImport({ fileName, settledAt }: LaterImport): string {
  return `« ${listName(fileName)} » du ${formatDateTime(settledAt)}`
}

/** «1 200 sur 4 800, encore 12 s environ» */
export function progressText(progress: RowProgress, now: Date): string {
  const left = timeLeft(progress, now)
  const done = `${formatNumber(progress.rowsDone)} sur ${formatNumber(progress.rows)}`
  return left === null ? done : `${done}, ${left}`
}

/** «Encore 12 s environ», from what the first rows took; nothing while there is too little to tell, or nothing left. */
export function timeLeft({ rowsDone, rows, startedAt }: RowProgress, now: Date): string | null {
  if (rowsDone === 0 || rowsDone >= rows) return null
  const elapsed = now.getTime() - startedAt.getTime()
  const seconds = Math.ceil((elapsed * (rows - rowsDone)) / rowsDone / 1000)
  return seconds < 60 ? `encore ${seconds}\u00a0s environ` : `encore ${Math.ceil(seconds / 60)}\u00a0min environ`
}
