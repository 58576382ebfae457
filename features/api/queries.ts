import 'server-only'
import { LISTED, type ListedEstablishment } from '@/features/population/queries'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export type EstablishmentRow = ListedEstablishment & {
  ent: { slug: string; name: string; vendor: string; casUrl: string } | null
}

/** What lists show of one establishment, with its ENT. */
export async function findListedEstablishment(access: EstablishmentAccess): Promise<EstablishmentRow> {
  const { departmentCode, since, ...row } = await db().establishment.findUniqueOrThrow({
    where: { uai: access.uai },
    select: {
      ...LISTED,
      ent: { select: { slug: true, name: true, vendor: true, casUrl: true } },
    },
  })
  return { ...row, department: departmentCode, since: since.toISOString() }
}
