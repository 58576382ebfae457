import 'server-only'
import type { Opening } from '@/domain/access/opening'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { record } from '@/server/journal'

/** Keeps a decided opening, and its reason in the journal that the school reads. */
export async function recordOpening(access: EstablishmentAccess<'open_people'>, opening: Opening): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.opening.create({ data: { ...opening, uai: access.uai, accountId: access.actor.id } })
    await record(tx, journalContext(access, opening.openedAt), {
      kind: 'people_opened',
      data: { reason: opening.reason, until: opening.until.toISOString() },
    })
  })
}
