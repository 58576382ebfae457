import 'server-only'
import { MOST_SEALED_SHOWN } from '@/domain/lists/sealed-export'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export type SealedExportRow = {
  id: string
  fileName: string
  byteSize: number
  sha256: string
  uai: string | null
  partner: string | null
  exportDate: string | null
  broughtAt: Date
  broughtByName: string
}

/** The encrypted exports brought to this setup, the latest first. */
export async function listSealedExports(
  access: EstablishmentAccess<'import'>,
  limit = MOST_SEALED_SHOWN,
): Promise<SealedExportRow[]> {
  const rows = await db().sealedExport.findMany({
    where: { setupId: access.setupId },
    select: {
      id: true,
      fileName: true,
      byteSize: true,
      sha256: true,
      uai: true,
      partner: true,
      exportDate: true,
      broughtAt: true,
      broughtBy: { select: { name: true } },
    },
    orderBy: [{ broughtAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(({ broughtBy, ...row }) => ({ ...row, broughtByName: broughtBy.name }))
}
