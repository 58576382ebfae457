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

type ToRun = { access: EstablishmentAccess<'import'>; importId: string; rows: number }

/** Says, in the transaction that makes imports «committing», who runs each from now on. */
export async function openRuns(tx: Transaction, imports: readonly ToRun[]): Promise<Run[]> {
  const startedAt = now()
  const runs = imports.map(({ importId }): Run => ({ importId, token: randomUUID(), rowsDone: 0 }))
  await tx.importRun.createMany({
    data: imports.map(({ access: { actor, onBehalf }, importId, rows }, at) => {
      return { importId, token: runs[at]?.token ?? '', byId: actor.id, onBehalf, startedAt, rows }
    }),
  })
  return runs
}

/**
 * Ends runs in the transaction of what they did. False when one is no longer this process's: it was taken for dead, and
 * must not write.
 */
export async function closeRuns(tx: Transaction, runs: readonly Run[]): Promise<boolean> {
  const { importIds, tokens } = columnsOf(runs)
  const closed = await tx.$executeRaw`
    delete from "ImportRun" as r using unnest(${importIds}::uuid[], ${tokens}::uuid[]) as own(id, token)
    where r."importId" = own.id and r.token = own.token`
  return closed === runs.length
}

function columnsOf(runs: readonly Run[]) {
  return {
    importIds: runs.map(({ importId }) => importId),
    tokens: runs.map(({ token }) => token),
    done: runs.map(({ rowsDone }) => rowsDone),
  }
}

/**
 * Tells, beside the transaction, that runs are alive and how far they are, until the function given back is called.
 * Embedded, what is told during the transaction waits for its end: the only connection is taken.
 */
export function keepAlive(runs: readonly Run[]): () => void {
  const timer = setInterval(() => {
    const { importIds, tokens, done } = columnsOf(runs)
    const beat = db().$executeRaw`
      update "ImportRun" as r set "heartbeatAt" = now(), "rowsDone" = own.done
      from unnest(${importIds}::uuid[], ${tokens}::uuid[], ${done}::int[]) as own(id, token, done)
      where r."importId" = own.id and r.token = own.token`
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
