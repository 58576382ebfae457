import 'server-only'
import type { ListedEstablishment } from '@/features/population/queries'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export type EstablishmentRow = ListedEstablishment & {
  ent: { slug: string; name: string; vendor: string; casUrl: string } | null
}

/** What lists show of one establishment, with its ENT. */
export async function findListedEstablishment(access: EstablishmentAccess): Promise<EstablishmentRow> {
  const { departmentCode, ...row } = await db().establishment.findUniqueOrThrow({
    where: { uai: access.uai },
    select: {
      uai: true,
      name: true,
      city: true,
      departmentCode: true,
      kind: true,
      state: true,
      owner: true,
      nextStep: true,
      since: true,
      stepsDone: true,
      stepsApplicable: true,
      people: true,
      paired: true,
      ent: { select: { slug: true, name: true, vendor: true, casUrl: true } },
    },
  })
  return { ...row, department: departmentCode }
}
