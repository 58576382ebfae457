import 'server-only'
import type { LaterImport } from '@/domain/import/undo'
import { findWrittenSince } from '@/features/people/queries'
import type { EstablishmentAccess } from '@/server/access'
import type { Transaction } from '@/server/db'

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
