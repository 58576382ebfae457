import 'server-only'
import type { PopulationAccess } from '@/server/access'
import { db } from '@/server/db'

export type OwnEstablishment = { uai: string; name: string; city: string }

/** The establishments that someone belongs to by a school role, in the order of their names; staff have none here. */
export function listOwnEstablishments({ population }: PopulationAccess): Promise<OwnEstablishment[]> {
  if (population.all || population.uais.length === 0) return Promise.resolve([])
  return db().establishment.findMany({
    where: { uai: { in: population.uais }, disabledAt: null },
    select: { uai: true, name: true, city: true },
    orderBy: [{ sortName: 'asc' }, { uai: 'asc' }],
  })
}
