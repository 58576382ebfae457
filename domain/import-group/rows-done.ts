import type { ImportState } from '@/domain/import/import-status'
import type { GroupAct } from './group-act'

/** The state in which an act leaves an import; analysed again, it waits as before. */
const LEADS_TO = {
  commit: 'committed',
  discard: 'discarded',
  undo: 'undone',
  match: null,
  reanalyse: null,
} as const satisfies Record<GroupAct, ImportState | null>

/** Rows of a group's imports in one state: of those brought, and of those settled, since the work under way began. */
export type RowsSince = { state: ImportState; rowsBrought: number; rowsSettled: number }

/**
 * How many rows of a work are done, of `rows`. `told` is up to a second old, more while the database is at a heavy import:
 * what is known of the imports themselves counts where it is more. `act` is null while they are analysed.
 */
export function rowsDone(
  { act, told, rows }: { act: GroupAct | null; told: number; rows: number },
  since: readonly RowsSince[],
): number {
  const led = act === null ? null : LEADS_TO[act]
  const known = since.reduce((sum, { state, rowsBrought, rowsSettled }) => {
    if (act === null) return sum + rowsBrought
    return state === led ? sum + rowsSettled : sum
  }, 0)
  return Math.max(told, Math.min(known, rows))
}
