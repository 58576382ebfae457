import 'server-only'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export type OpeningView = { id: string; byName: string; reason: string; openedAt: Date; until: Date }

/** The last openings of this establishment's names, whoever made them, the latest first. */
export async function listOpenings(access: EstablishmentAccess, limit: number): Promise<OpeningView[]> {
  const openings = await db().opening.findMany({
    where: { uai: access.uai },
    select: { id: true, reason: true, openedAt: true, until: true, account: { select: { name: true } } },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return openings.map(({ account, ...opening }) => ({ ...opening, byName: account.name }))
}

/** Until when the caller's own opening of this establishment lasts; null when there is none at `at`. */
export async function findOwnOpening(access: EstablishmentAccess, at: Date): Promise<Date | null> {
  const opening = await db().opening.findFirst({
    where: { uai: access.uai, accountId: access.actor.id, until: { gt: at } },
    select: { until: true },
    orderBy: { until: 'desc' },
  })
  return opening?.until ?? null
}
