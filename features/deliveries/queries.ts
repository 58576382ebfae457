import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import { importStatus, type ImportStatus } from '@/domain/import/import-status'
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

/** An archive brought to this setup, with what has become of each of its files; null when there is none, or no longer. */
export async function findDelivery(
  access: EstablishmentAccess<'import'>,
  deliveryId: string,
): Promise<Delivery | null> {
  if (!isImportId(deliveryId)) return null
  const row = await db().delivery.findFirst({
    where: { id: deliveryId, setupId: access.setupId, expiresAt: { gt: now() } },
    select: { fileName: true, createdAt: true, expiresAt: true, files: true, createdBy: { select: { name: true } } },
  })
  if (!row) return null
  const { createdBy, ...delivery } = row
  // Written by this application alone, from the same type.
  const outcomes = row.files as unknown as DeliveredOutcome[]
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
