import 'server-only'
import type { Opening } from '@/domain/access/opening'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { recordEach } from '@/server/journal'

/** Keeps a decided opening of each of these establishments, and its reason in the journal that each school reads. */
export async function recordOpenings(
  accesses: readonly EstablishmentAccess<'open_people'>[],
  opening: Opening,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.opening.createMany({
      data: accesses.map(({ uai, actor }) => ({ ...opening, uai, accountId: actor.id })),
    })
    await recordEach(
      tx,
      accesses.map((access) => ({
        context: journalContext(access, opening.openedAt),
        entry: { kind: 'people_opened', data: { reason: opening.reason, until: opening.until.toISOString() } },
      })),
    )
  })
}
