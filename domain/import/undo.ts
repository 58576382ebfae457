import type { ImportState } from '@/domain/import/import-status'
import { accept, refuse, type Result } from '@/lib/result'

/** Days during which an import can be undone. The former names of whom it changed are then erased. */
export const UNDO_DAYS = 30

/** An import that wrote people after another: what is told of it. */
export type LaterImport = { id: string; fileName: string; settledAt: Date }

export type UndoRefusal =
  | { reason: 'not_committed'; state: ImportState }
  | { reason: 'undo_too_late'; days: number }
  /** What was written since by something else than an import: the ENT was changed, which voids the identifiers. */
  | { reason: 'people_written_since' }
  | { reason: 'later_import'; imports: LaterImport[] }

type Undoable = { state: ImportState; undoableUntil: Date | null }

/**
 * Whether an import may be undone: it was committed less than `UNDO_DAYS` ago, and nobody it wrote was written since.
 * `writtenSince`: what last wrote those of its people that it did not write last itself; null for no import.
 */
export function mayUndo(
  { state, undoableUntil }: Undoable,
  writtenSince: readonly (LaterImport | null)[],
  now: Date,
): Result<true, UndoRefusal> {
  if (state !== 'committed') return refuse({ reason: 'not_committed', state })
  if (undoableUntil === null || undoableUntil.getTime() <= now.getTime()) {
    return refuse({ reason: 'undo_too_late', days: UNDO_DAYS })
  }
  const imports = writtenSince.filter((one) => one !== null)
  if (imports.length > 0) {
    return refuse({
      reason: 'later_import',
      imports: [...imports].sort((a, b) => b.settledAt.getTime() - a.settledAt.getTime()),
    })
  }
  return writtenSince.length > 0 ? refuse({ reason: 'people_written_since' }) : accept(true)
}
