import 'server-only'
import { mayUndo, type LaterImport, type UndoRefusal } from '@/domain/import/undo'
import { findWrittenSince } from '@/features/people/queries'
import type { EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'

/** Why a committed import of this setup cannot be undone now; null when it can, or is none of this setup's. */
export async function findUndoRefusal(
  access: EstablishmentAccess<'import'>,
  importId: string,
): Promise<UndoRefusal | null> {
  const stored = await db().listImport.findFirst({
    where: { id: importId, setupId: access.setupId },
    select: { state: true, undoableUntil: true },
  })
  if (!stored) return null
  const allowed = mayUndo(stored, await findLaterWriters(db(), access, importId), now())
  return allowed.ok ? null : allowed.refusal
}

/** What last wrote those of an import's people that it did not write last itself; null stands for no import. */
export async function findLaterWriters(
  tx: Transaction,
  access: EstablishmentAccess<'import'>,
  importId: string,
): Promise<(LaterImport | null)[]> {
  const ids = await findWrittenSince(tx, access, importId)
  const known = await tx.listImport.findMany({
    where: { setupId: access.setupId, id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, fileName: true, settledAt: true },
  })
  return ids.map((id) => {
    const found = known.find((one) => one.id === id)
    return found?.settledAt ? { id: found.id, fileName: found.fileName, settledAt: found.settledAt } : null
  })
}
