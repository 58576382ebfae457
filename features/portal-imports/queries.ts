import 'server-only'
import { tellPortalImport, type KnownPeople, type PortalJudgement } from '@/domain/portal-import/judge-portal-import'
import { lastThatCounts, thatCount, type PortalImport, type PortalMode } from '@/domain/portal-import/portal-import'
import { isUuid } from '@/lib/is-uuid'
import type { EstablishmentAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'

/** An import as it was noted, with what it says. */
export type PortalImportView = PortalImport & {
  id: string
  recordedAt: Date
  recordedByName: string
  /** Null while it stands. */
  withdrawnAt: Date | null
  withdrawnByName: string | null
  judgement: PortalJudgement
}

const PORTAL_IMPORT = { at: true, mode: true, count: true, interrupted: true } as const

const VIEW = {
  ...PORTAL_IMPORT,
  id: true,
  people: true,
  peopleAt: true,
  byProfile: true,
  arrivedSince: true,
  arrived: true,
  recordedAt: true,
  withdrawnAt: true,
  recordedBy: { select: { name: true } },
  withdrawnBy: { select: { name: true } },
  setup: { select: { schoolYear: true } },
} as const

type ViewRow = PortalImport & {
  id: string
  people: number
  peopleAt: Date | null
  byProfile: unknown
  arrivedSince: Date | null
  arrived: number | null
  recordedAt: Date
  withdrawnAt: Date | null
  recordedBy: { name: string }
  withdrawnBy: { name: string } | null
  setup: { schoolYear: number }
}

function viewOf({ people, peopleAt, arrivedSince, arrived, ...found }: ViewRow): PortalImportView {
  const { byProfile, recordedBy, withdrawnBy, setup, ...row } = found
  const known: KnownPeople = {
    ...{ people, at: peopleAt },
    // Written by this application alone, from the same type.
    byProfile: byProfile as KnownPeople['byProfile'],
    arrivals: arrivedSince && { since: arrivedSince, people: arrived },
  }
  return {
    ...row,
    recordedByName: recordedBy.name,
    withdrawnByName: withdrawnBy?.name ?? null,
    judgement: tellPortalImport(row, { known, schoolYear: setup.schoolYear }),
  }
}

/** The imports noted for this setup, withdrawn ones too, the last made first. */
export async function listPortalImports(access: EstablishmentAccess, limit = 100): Promise<PortalImportView[]> {
  const rows = await db().portalImport.findMany({
    where: { setupId: access.setupId },
    select: VIEW,
    orderBy: [{ at: 'desc' }, { recordedAt: 'desc' }],
    take: limit,
  })
  return rows.map(viewOf)
}

/** The last made of the imports that stand, whatever became of it; null while none is noted. */
export async function findLatestPortalImport(access: EstablishmentAccess): Promise<PortalImportView | null> {
  const row = await db().portalImport.findFirst({
    where: { setupId: access.setupId, withdrawnAt: null },
    select: VIEW,
    orderBy: { at: 'desc' },
  })
  return row && viewOf(row)
}

/** One import of this setup; null when there is none. */
export async function findPortalImport(access: EstablishmentAccess, id: string): Promise<PortalImportView | null> {
  if (!isUuid(id)) return null
  const row = await db().portalImport.findFirst({ where: { id, setupId: access.setupId }, select: VIEW })
  return row && viewOf(row)
}

/** The last import into the ENT that counts this school year; null while no complete one was done. */
export async function findLastPortalImport(
  access: EstablishmentAccess,
): Promise<{ at: Date; mode: PortalMode } | null> {
  const { imports, schoolYear } = await loadYear(access)
  const last = lastThatCounts(imports, schoolYear)
  return last && { at: last.at, mode: last.mode }
}

/** All those that count this school year, in the order in which they were made. */
export async function listPortalImportsThatCount(access: EstablishmentAccess): Promise<PortalImport[]> {
  const { imports, schoolYear } = await loadYear(access)
  return thatCount(imports, schoolYear)
}

async function loadYear({ setupId }: EstablishmentAccess): Promise<{ imports: PortalImport[]; schoolYear: number }> {
  const [imports, { schoolYear }] = await Promise.all([
    loadStanding(db(), setupId),
    db().setup.findUniqueOrThrow({ where: { id: setupId }, select: { schoolYear: true } }),
  ])
  return { imports, schoolYear }
}

/** The imports of a setup that were not withdrawn, in the order in which they were made. */
export async function loadStanding(tx: Transaction, setupId: string): Promise<PortalImport[]> {
  return tx.portalImport.findMany({
    where: { setupId, withdrawnAt: null },
    select: PORTAL_IMPORT,
    orderBy: { at: 'asc' },
  })
}
