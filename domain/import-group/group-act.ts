import { isOpen, type ImportState } from '@/domain/import/import-status'
import { mayUndo } from '@/domain/import/undo'

/** What is done at once to the imports of a group. */
export const GROUP_ACTS = ['commit', 'discard', 'undo', 'match', 'reanalyse'] as const
export type GroupAct = (typeof GROUP_ACTS)[number]

type Member = {
  state: ImportState
  expiresAt: Date
  undoableUntil: Date | null
  /** The Identifiant CAS may stand in a column of which nobody said the meaning (`mayHoldCasId`). */
  asksCasId: boolean
  /** People of its establishment were written since its analysis: what it would change is not known any more. */
  isOutdated: boolean
}

/**
 * Whether an act on a whole group takes this import of it. Confirming takes what waits, but for what is held, which is
 * approved by itself, with a reason, and for what is out of date, which is analysed again first. Giving up takes all that
 * waits; saying which column holds the Identifiant CAS, what of it may have one. Undoing takes what was written and may
 * still be undone as far as its own dates tell; whether its people were written since is asked for each.
 */
export function isTakenBy(
  act: GroupAct,
  { state, expiresAt, undoableUntil, asksCasId, isOutdated }: Member,
  now: Date,
): boolean {
  const waits = isOpen(state) && expiresAt.getTime() > now.getTime()
  switch (act) {
    case 'commit':
      return waits && state !== 'held' && !isOutdated
    case 'discard':
      return waits
    case 'match':
      return waits && asksCasId
    case 'reanalyse':
      return waits && isOutdated
    case 'undo':
      return mayUndo({ state, undoableUntil }, [], now).ok
  }
}
