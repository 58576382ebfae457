import 'server-only'
import type { JournalEntry, JournalKind } from '@/domain/journal/entry'
import { recordId } from '@/lib/record-id'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export const JOURNAL_PAGE_SIZE = 50

/** An entry as it is read: what happened, who did it (null: a command on the server), in whose place. */
export type JournalLine = JournalEntry & {
  id: string
  at: Date
  actorId: string | null
  byName: string | null
  onBehalf: boolean
}

export type JournalPage = {
  lines: JournalLine[]
  /** Where the following page begins; null on the last. */
  next: string | null
}

/**
 * The journal of an establishment, the latest first: `limit` entries before the one whose id is `before`, of these
 * kinds only when some are given. An id that reads as none starts from the latest.
 */
export async function listJournal(
  access: EstablishmentAccess,
  options: { limit?: number; before?: string | null; kinds?: readonly JournalKind[] | null } = {},
): Promise<JournalPage> {
  const { limit = JOURNAL_PAGE_SIZE, before, kinds } = options
  const from = before ? recordId(before) : null
  const rows = await db().journalEntry.findMany({
    where: {
      uai: access.uai,
      ...(kinds ? { kind: { in: [...kinds] } } : {}),
      ...(from === null ? {} : { id: { lt: from } }),
    },
    select: {
      ...{ id: true, at: true, kind: true, data: true, onBehalf: true },
      ...{ actorId: true, actor: { select: { name: true } } },
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const lines = rows.slice(0, limit).map(({ id, kind, data, actor, ...row }) => {
    // Written by `record` alone, whose type ties the data to the kind.
    const entry = { kind, data } as unknown as JournalEntry
    return { ...row, ...entry, id: String(id), byName: actor?.name ?? null }
  })
  return { lines, next: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}
