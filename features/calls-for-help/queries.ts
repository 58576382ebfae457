import 'server-only'
import { openBlocks, type OpenBlock } from '@/domain/procedure/open-blocks'
import { inSight } from '@/features/population/queries'
import { loadSetups } from '@/features/procedure/queries'
import type { PopulationAccess } from '@/server/access'
import { db } from '@/server/db'

/** An establishment that declared itself blocked: on which steps, since when, and what it says of each. */
export type CallForHelp = {
  uai: string
  name: string
  city: string
  since: Date
  /** The latest first; one, as a rule. */
  blocks: OpenBlock[]
}

/** Who has just called, and who has waited longest; `oldest` is empty when the newest are all there is. */
export type CallsForHelp = { newest: CallForHelp[]; oldest: CallForHelp[] }

const CALLS_IN_A_GROUP = 3

/**
 * The establishments that are blocked: all of them, the newest first, while they are few; beyond, the newest and the
 * oldest. Whoever has just called is seen at once, and whoever has waited longest is not pushed out of sight.
 */
export async function findCallsForHelp(access: PopulationAccess): Promise<CallsForHelp> {
  const few = 2 * CALLS_IN_A_GROUP
  const newest = await listCallsForHelp(access, 'desc', few + 1)
  if (newest.length <= few) return { newest, oldest: [] }
  return {
    newest: newest.slice(0, CALLS_IN_A_GROUP),
    oldest: await listCallsForHelp(access, 'asc', CALLS_IN_A_GROUP),
  }
}

async function listCallsForHelp(
  access: PopulationAccess,
  direction: 'asc' | 'desc',
  limit: number,
): Promise<CallForHelp[]> {
  const rows = await db().establishment.findMany({
    where: { AND: [inSight(access.population), { state: 'blocked' }] },
    orderBy: [{ since: direction }, { uai: direction }],
    take: limit,
    select: {
      uai: true,
      name: true,
      city: true,
      since: true,
      setups: { orderBy: { schoolYear: 'desc' }, take: 1, select: { id: true } },
    },
  })
  const setups = await loadSetups(
    db(),
    rows.flatMap((row) => row.setups.map(({ id }) => id)),
  )
  return rows.map(({ setups: [current], ...row }) => {
    const setup = current && setups.get(current.id)
    return { ...row, blocks: setup ? openBlocks(setup) : [] }
  })
}
