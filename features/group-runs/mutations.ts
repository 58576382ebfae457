import 'server-only'
import type { GroupAct } from '@/domain/import-group/group-act'
import { now } from '@/server/clock'
import { db, isEmbedded, type Transaction } from '@/server/db'
import { logError } from '@/server/log'

/** A server's work on a whole group; `startedAt` tells it from any other work on the same one. */
export type GroupRun = { groupId: string; startedAt: Date }

const BEAT_MS = 1_000

/** A server has other processors than this one's: while some are read, others are written. */
const SIDE_BY_SIDE = 3

/** Columns of a group of which a run begins. */
export function begunRun({ startedAt, rows }: { startedAt: Date; rows: number }) {
  return { heartbeatAt: startedAt, workStartedAt: startedAt, workRows: rows, workRowsDone: 0 }
}

/**
 * Says, in the transaction that takes a group's imports for an act, that a server is at it. Whoever acts on a list that was
 * not analysed to its end gives up the rest of it.
 */
export async function openGroupRun(
  tx: Transaction,
  { groupId, act, ...begun }: { groupId: string; act: GroupAct; startedAt: Date; rows: number },
): Promise<void> {
  await tx.importGroup.update({ where: { id: groupId }, data: { act, ...begunRun(begun) } })
  await tx.importGroup.updateMany({ where: { id: groupId, analysedAt: null }, data: { analysedAt: begun.startedAt } })
}

/** Nothing is done to the group any more; unless another work has begun meanwhile, which this one leaves alone. */
export async function closeGroupRun({ groupId, startedAt }: GroupRun, data: { analysedAt?: Date } = {}): Promise<void> {
  await db().importGroup.updateMany({
    where: { id: groupId, workStartedAt: startedAt },
    data: { ...data, heartbeatAt: null, act: null, workStartedAt: null },
  })
}

/**
 * Ends every run, when no other server can be alive, as when an embedded database is opened: what was under way is shown as
 * cut at once, and not after half a minute of silence. Gives how many.
 */
export async function endGroupRuns(): Promise<number> {
  const { count } = await db().importGroup.updateMany({
    where: { heartbeatAt: { not: null } },
    data: { heartbeatAt: null, act: null, workStartedAt: null },
  })
  return count
}

type Each<T> = { rowsOf: (one: T) => number; doOne: (one: T) => Promise<void> }

/**
 * Does each in its turn, telling every second that the work is alive and how many rows are done. One that fails does not
 * stop the others. It stops when the group was given to another work meanwhile: this one was taken for dead.
 */
export async function runThrough<T>(run: GroupRun, all: readonly T[], { rowsOf, doOne }: Each<T>): Promise<void> {
  let rowsDone = 0
  let isLost = false
  let toldAt = run.startedAt.getTime()
  const tell = async () => {
    toldAt = now().getTime()
    const told = await db().importGroup.updateMany({
      where: { id: run.groupId, workStartedAt: run.startedAt },
      data: { heartbeatAt: now(), workRowsDone: rowsDone },
    })
    isLost ||= told.count === 0
  }
  // A database that does not answer is told by the work itself.
  const timer = setInterval(() => void tell().catch(() => undefined), BEAT_MS)
  const waiting = all[Symbol.iterator]()
  const line = async () => {
    for (let next = waiting.next(); !next.done && !isLost; next = waiting.next()) {
      const rows = rowsOf(next.value)
      await doOne(next.value).catch((error: unknown) => logError(`Import group ${run.groupId}`, error))
      rowsDone += rows
      // What comes next takes the only connection of an embedded database: the timer would be heard after it.
      if (now().getTime() - toldAt >= BEAT_MS) await tell().catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: isEmbedded() ? 1 : SIDE_BY_SIDE }, line))
  clearInterval(timer)
}
