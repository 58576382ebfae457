import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { importStatus, OPEN_STATES, type ImportStatus, type OpenState } from '@/domain/import/import-status'
import type { ListRefusal, ProfileRefusal } from '@/domain/lists/list-refusal'
import type { Profile } from '@/domain/people/profile'
import { isImportId } from '@/features/imports/queries'
import type { EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'

/** What became of one file of an archive, when it was brought. */
export type DeliveredOutcome = { fileName: string } & ({ importId: string } | { refusal: ListRefusal | ProfileRefusal })

/** Where the import of one file now stands; `counts` is null while its profile or its columns are to be told. */
export type DeliveredImport = {
  id: string
  status: ImportStatus
  profile: Profile | null
  counts: ImportCounts | null
}

export type Delivery = {
  fileName: string
  createdAt: Date
  createdByName: string
  expiresAt: Date
  files: { fileName: string; found: DeliveredImport | null; refusal: ListRefusal | ProfileRefusal | null }[]
}

const SHOWN = {
  ...{ fileName: true, createdAt: true, expiresAt: true, files: true },
  createdBy: { select: { name: true } },
} as const

/** An archive brought to this setup, with what has become of each of its files; null when there is none, or no longer. */
export async function findDelivery(
  access: EstablishmentAccess<'import'>,
  deliveryId: string,
): Promise<Delivery | null> {
  if (!isImportId(deliveryId)) return null
  const row = await db().delivery.findFirst({
    where: { id: deliveryId, setupId: access.setupId, expiresAt: { gt: now() } },
    select: SHOWN,
  })
  if (!row) return null
  const { createdBy, ...delivery } = row
  const outcomes = outcomesOf(row.files)
  const imports = await findImports(
    access,
    outcomes.flatMap((outcome) => ('importId' in outcome ? [outcome.importId] : [])),
  )
  const files = outcomes.map((outcome) => ({
    fileName: outcome.fileName,
    found: 'importId' in outcome ? (imports.get(outcome.importId) ?? null) : null,
    refusal: 'refusal' in outcome ? outcome.refusal : null,
  }))
  return { ...delivery, createdByName: createdBy.name, files }
}

/** An archive with those of its lists that wait for a decision, in its own order. */
export type DeliveryInBrief = {
  id: string
  fileName: string
  createdAt: Date
  createdByName: string
  expiresAt: Date
  waiting: WaitingFile[]
}

export type WaitingFile = { id: string; fileName: string; status: OpenState }

/** The archives of this setup that hold lists on which nothing was decided yet, the latest first. */
export async function listWaitingDeliveries(access: EstablishmentAccess<'import'>): Promise<DeliveryInBrief[]> {
  const open = await findOpenImports(access)
  return open.size === 0 ? [] : listDeliveriesOf(access, [...open.keys()], open)
}

/**
 * The archive that a list of this setup came in, with the others of it that wait; null when it came by itself, or when
 * the archive is forgotten.
 */
export async function findDeliveryOf(
  access: EstablishmentAccess<'import'>,
  importId: string,
): Promise<DeliveryInBrief | null> {
  const [found] = await listDeliveriesOf(access, [importId], await findOpenImports(access))
  return found ? { ...found, waiting: found.waiting.filter(({ id }) => id !== importId) } : null
}

async function findOpenImports({ setupId }: EstablishmentAccess<'import'>): Promise<Map<string, OpenState>> {
  const rows = await db().listImport.findMany({
    where: { setupId, state: { in: [...OPEN_STATES] }, expiresAt: { gt: now() } },
    select: { id: true, state: true },
  })
  return new Map(rows.map(({ id, state }) => [id, state as OpenState]))
}

async function listDeliveriesOf(
  { setupId }: EstablishmentAccess<'import'>,
  importIds: string[],
  open: ReadonlyMap<string, OpenState>,
): Promise<DeliveryInBrief[]> {
  const rows = await db().delivery.findMany({
    where: {
      setupId,
      expiresAt: { gt: now() },
      OR: importIds.map((importId) => ({ files: { array_contains: [{ importId }] } })),
    },
    select: { id: true, ...SHOWN },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ createdBy, files, ...delivery }) => {
    const waiting = outcomesOf(files).flatMap((outcome): WaitingFile[] => {
      const status = 'importId' in outcome ? open.get(outcome.importId) : undefined
      return 'importId' in outcome && status ? [{ id: outcome.importId, fileName: outcome.fileName, status }] : []
    })
    return { ...delivery, createdByName: createdBy.name, waiting }
  })
}

function outcomesOf(files: unknown): DeliveredOutcome[] {
  // Written by this application alone, from the same type.
  return files as DeliveredOutcome[]
}

async function findImports(access: EstablishmentAccess<'import'>, ids: string[]) {
  const rows = await db().listImport.findMany({
    where: { setupId: access.setupId, id: { in: ids } },
    select: { id: true, state: true, expiresAt: true, profile: true, counts: true },
  })
  return new Map(
    rows.map(({ id, profile, counts, ...row }): [string, DeliveredImport] => {
      const told = profile === null ? null : (counts as unknown as ImportCounts)
      return [id, { id, profile, counts: told, status: importStatus(row, now()) }]
    }),
  )
}
