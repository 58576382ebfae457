import 'server-only'
import type { JournalEntry } from '@/domain/journal/entry'
import type { Transaction } from '@/server/db'

/** Where an act belongs and who did it. `actorId` null: a command typed on the server itself. */
export type JournalContext = {
  actorId: string | null
  at: Date
  onBehalf?: boolean
  uai?: string | null
  academyCode?: string | null
}

/** Appends to the journal, in the transaction of the act itself. */
export async function record(tx: Transaction, context: JournalContext, ...entries: JournalEntry[]): Promise<void> {
  await recordEach(
    tx,
    entries.map((entry) => ({ context, entry })),
  )
}

/** Appends what was done in several places by one transaction, in this order. */
export async function recordEach(
  tx: Transaction,
  acts: readonly { context: JournalContext; entry: JournalEntry }[],
): Promise<void> {
  if (acts.length === 0) return
  await tx.journalEntry.createMany({
    data: acts.map(({ context, entry: { kind, data } }) => ({
      kind,
      data,
      at: context.at,
      actorId: context.actorId,
      onBehalf: context.onBehalf ?? false,
      uai: context.uai ?? null,
      academyCode: context.academyCode ?? null,
    })),
  })
}
