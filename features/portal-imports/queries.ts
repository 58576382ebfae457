import 'server-only'
import { lastThatCounts, type PortalImport, type PortalMode } from '@/domain/portal-import/portal-import'
import type { EstablishmentAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'

/** The last import into the ENT that counts this school year; null while no complete one was done. */
export async function findLastPortalImport(
  access: EstablishmentAccess,
): Promise<{ at: Date; mode: PortalMode } | null> {
  const [imports, { schoolYear }] = await Promise.all([
    loadStanding(db(), access.setupId),
    db().setup.findUniqueOrThrow({ where: { id: access.setupId }, select: { schoolYear: true } }),
  ])
  const last = lastThatCounts(imports, schoolYear)
  return last && { at: last.at, mode: last.mode }
}

/** The imports of a setup that were not withdrawn, in the order in which they were made. */
export async function loadStanding(tx: Transaction, setupId: string): Promise<PortalImport[]> {
  return tx.portalImport.findMany({
    where: { setupId, withdrawnAt: null },
    select: { at: true, mode: true, count: true, interrupted: true },
    orderBy: { at: 'asc' },
  })
}
