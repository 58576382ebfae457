import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/server/db'

/** How long the outcome of a call is remembered, in hours. */
const REMEMBERED_HOURS = 24
/** A claim without outcome after so long belongs to a process that died. */
const ABANDONED_MS = 10 * 60_000

/** The key that a client chose, for one account, and the request that it stands for. */
export type KeyedCall = { accountId: string; key: string; requestHash: string }

/** `claimed`: to be done now; `done`: told again from its outcome; `running`: elsewhere at this moment; `reused`: of another request. */
export type Claim = { state: 'claimed' | 'running' | 'reused' } | { state: 'done'; outcome: string }

/**
 * Reserves a key for one request, so that a call sent twice is done once. What is remembered is an id or a date, from
 * which the answer is told again: never the answer itself, which may hold what a list of people holds.
 */
export async function claimCall({ accountId, key, requestHash }: KeyedCall, at: Date): Promise<Claim> {
  const forgotten = new Date(at.getTime() - REMEMBERED_HOURS * 3_600_000)
  const abandoned = new Date(at.getTime() - ABANDONED_MS)
  await db().idempotentCall.deleteMany({
    where: { OR: [{ at: { lte: forgotten } }, { outcome: null, at: { lte: abandoned } }] },
  })
  const claimed = await db().$executeRaw`
    insert into "IdempotentCall" ("accountId", "key", "requestHash", "at")
    values (${accountId}::uuid, ${key}, ${requestHash}, ${at})
    on conflict do nothing`
  if (claimed === 1) return { state: 'claimed' }
  const known = await db().idempotentCall.findUnique({
    where: { accountId_key: { accountId, key } },
    select: { requestHash: true, outcome: true },
  })
  if (!known) return { state: 'running' }
  if (known.requestHash !== requestHash) return { state: 'reused' }
  return known.outcome === null ? { state: 'running' } : { state: 'done', outcome: known.outcome }
}

export async function rememberOutcome({ accountId, key }: KeyedCall, outcome: string): Promise<void> {
  await db().idempotentCall.updateMany({ where: { accountId, key }, data: { outcome } })
}

/** A refusal changed nothing: the key is free again, and the next try is decided anew. */
export async function releaseCall({ accountId, key }: KeyedCall): Promise<void> {
  await db().idempotentCall.deleteMany({ where: { accountId, key, outcome: null } })
}

/** What makes two requests the same: method, path with its query, and body. Hexadecimal SHA-256. */
export function hashRequest(request: Request, body: Uint8Array): string {
  const { pathname, search } = new URL(request.url)
  return createHash('sha256').update(`${request.method} ${pathname}${search}\n`).update(body).digest('hex')
}
