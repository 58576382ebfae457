import 'server-only'
import { randomUUID } from 'node:crypto'
import { ANALYSIS_HOURS } from '@/domain/import/import-status'
import type { Profile } from '@/domain/people/profile'
import type { EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'

/** A commit under way, as its own process knows it. */
export type Run = { importId: string; token: string; rowsDone: number }

/** Seconds; a run that is silent for so long belongs to a server that died. */
const STALE_AFTER_S = 30
const BEAT_MS = 1_000

/** Says, in the transaction that makes the import «committing», who runs it from now on. */
export async function openRun(
  tx: Transaction,
  { actor, onBehalf }: EstablishmentAccess<'import'>,
  { importId, rows }: { importId: string; rows: number },
): Promise<Run> {
  const token = randomUUID()
  await tx.importRun.create({
    data: { importId, token, byId: actor.id, onBehalf, startedAt: now(), rows },
    select: { importId: true },
  })
  return { importId, token, rowsDone: 0 }
}

/**
 * Ends a run in the transaction of what it did. False when it is no longer this one's: it was taken for dead, and must
 * not write.
 */
export async function closeRun(tx: Transaction, { importId, token }: Run): Promise<boolean> {
  const { count } = await tx.importRun.deleteMany({ where: { importId, token } })
  return count === 1
}

/**
 * Tells, beside the transaction, that a run is alive and how far it is, until the function given back is called. Embedded,
 * what is told during the transaction waits for its end: the only connection is taken.
 */
export function keepAlive(run: Run): () => void {
  const timer = setInterval(() => {
    const { importId, token, rowsDone } = run
    const beat = db().$executeRaw`
      update "ImportRun" set "heartbeatAt" = now(), "rowsDone" = ${rowsDone}
      where "importId" = ${importId}::uuid and token = ${token}::uuid`
    // A database that does not answer is told by the run itself.
    beat.catch(() => undefined)
  }, BEAT_MS)
  return () => clearInterval(timer)
}

type Interrupted = {
  importId: string
  profile: Profile | null
  byId: string
  onBehalf: boolean
  uai: string
  academyCode: string
}

/** Marks a run of this process as interrupted, nothing of it being written. */
export async function interruptRun({ importId, token }: Run): Promise<void> {
  await interrupt(
    (tx) => tx.$queryRaw`
    delete from "ImportRun" where "importId" = ${importId}::uuid and token = ${token}::uuid returning "importId"`,
  )
}

/**
 * Marks as interrupted the commits whose server died: those that were silent for too long, or all when no other server
 * can be alive, as when an embedded database is opened. Gives how many.
 */
export async function interruptStale({ isAlone = false } = {}): Promise<number> {
  const [waiting] = await db().$queryRaw<{ stale: boolean }[]>`
    select exists (select from "ImportRun"
      where ${isAlone} or "heartbeatAt" < now() - make_interval(secs => ${STALE_AFTER_S}::int)) as stale`
  if (!waiting?.stale) return 0
  return interrupt(
    (tx) => tx.$queryRaw`
    delete from "ImportRun"
    where ${isAlone} or "heartbeatAt" < now() - make_interval(secs => ${STALE_AFTER_S}::int) returning "importId"`,
  )
}

async function interrupt(end: (tx: Transaction) => Promise<{ importId: string }[]>): Promise<number> {
  return db().$transaction(async (tx) => {
    const before = await tx.importRun.findMany({ select: { importId: true, byId: true, onBehalf: true } })
    const ended = new Set((await end(tx)).map(({ importId }) => importId))
    const at = now()
    const interrupted: Interrupted[] = []
    for (const { importId, byId, onBehalf } of before.filter((run) => ended.has(run.importId))) {
      const { profile, setup } = await tx.listImport.update({
        where: { id: importId },
        data: { state: 'interrupted', expiresAt: new Date(at.getTime() + ANALYSIS_HOURS * 3_600_000) },
        select: { profile: true, setup: { select: { uai: true, establishment: { select: { academyCode: true } } } } },
      })
      const { uai, establishment } = setup
      interrupted.push({ importId, profile, byId, onBehalf, uai, academyCode: establishment.academyCode })
    }
    for (const { importId, profile, byId: actorId, ...where } of interrupted) {
      await record(
        tx,
        { actorId, at, ...where },
        { kind: 'import_interrupted', data: { importId, profile: profile ?? 'unknown' } },
      )
    }
    return interrupted.length
  })
}
