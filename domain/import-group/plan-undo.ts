import type { ImportState } from '@/domain/import/import-status'
import { mayUndo, type LaterImport, type UndoRefusal } from '@/domain/import/undo'

type Member = { id: string; state: ImportState; undoableUntil: Date | null }

/**
 * Which of a group's committed imports can be undone now, and why not the others. `writtenSince`: by import, what last
 * wrote those of its people that it did not write last itself (`mayUndo`); an import without entry still holds all of them.
 */
export function planUndo<M extends Member>(
  members: readonly M[],
  writtenSince: ReadonlyMap<string, readonly (LaterImport | null)[]>,
  now: Date,
): { undoable: M[]; refused: (M & { refusal: UndoRefusal })[] } {
  const undoable: M[] = []
  const refused: (M & { refusal: UndoRefusal })[] = []
  for (const member of members) {
    if (member.state !== 'committed') continue
    const allowed = mayUndo(member, writtenSince.get(member.id) ?? [], now)
    if (allowed.ok) undoable.push(member)
    else refused.push({ ...member, refusal: allowed.refusal })
  }
  return { undoable, refused }
}
