import 'server-only'
import { createHash } from 'node:crypto'
import { HOUR_MS, MINUTE_MS } from '@/lib/durations'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { Problem } from '@/lib/problem'
import type { Actor } from '@/server/session'

/** How long the outcome of a call is remembered, in hours. */
const REMEMBERED_HOURS = 24
/** A claim without outcome that is silent for so long belongs to a process that died. */
const ABANDONED_MS = 10 * MINUTE_MS
const BEAT_MS = MINUTE_MS

/** The key that a client chose, for one account, and the request that it stands for. */
export type KeyedCall = { accountId: string; key: string; requestHash: string }

/** The call that an `Idempotency-Key` names; null without one. What makes two requests the same: method, path, query and body. */
export function keyedCall(request: Request, actor: Actor, body: Uint8Array): KeyedCall | null | Problem {
  const key = request.headers.get('idempotency-key')
  if (key === null) return null
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const detail = 'L’en-tête « Idempotency-Key » compte de 1 à 255 lettres, chiffres ou signes, sans espace ni accent.'
    return new Problem(422, 'idempotency_key_malformed', detail)
  }
  const { pathname, search } = new URL(request.url)
  const hash = createHash('sha256').update(`${request.method} ${pathname}${search}\n`).update(body)
  return { accountId: actor.id, key, requestHash: hash.digest('hex') }
}

/**
 * Does what a key stands for, or gives the outcome of the first time: a call sent twice is done once. What is remembered
 * is an id or a date, from which the answer is told again: never the answer itself, which may hold what a list of
 * people holds. A refusal changed nothing and is not remembered: the next try is decided anew.
 */
export async function once(call: KeyedCall, at: Date, act: () => Promise<string | Problem>): Promise<string | Problem> {
  const claim = await claimCall(call, at)
  if (claim.state === 'done') return claim.outcome
  if (claim.state === 'running') {
    return new Problem(409, 'call_running', 'La même demande est déjà en cours : attendez son résultat.')
  }
  if (claim.state === 'reused') {
    const detail = 'Cette clé « Idempotency-Key » a déjà servi pour une autre demande : prenez-en une nouvelle.'
    return new Problem(422, 'idempotency_key_reused', detail)
  }
  const beat = setInterval(() => void keepClaim(call).catch(() => undefined), BEAT_MS)
  const outcome = await act()
    .catch(async (error: unknown) => {
      await releaseCall(call).catch(() => undefined)
      throw error
    })
    .finally(() => clearInterval(beat))
  // Done, but not to be remembered: the claim stays, or the next try would do it again.
  if (typeof outcome === 'string') await rememberOutcome(call, outcome)
  else await releaseCall(call)
  return outcome
}

type Claim = { state: 'claimed' | 'running' | 'reused' } | { state: 'done'; outcome: string }

async function claimCall({ accountId, key, requestHash }: KeyedCall, at: Date): Promise<Claim> {
  const forgotten = new Date(at.getTime() - REMEMBERED_HOURS * HOUR_MS)
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

/** However long the work lasts, nobody begins it a second time meanwhile. */
async function keepClaim({ accountId, key }: KeyedCall): Promise<void> {
  await db().idempotentCall.updateMany({ where: { accountId, key, outcome: null }, data: { at: now() } })
}

async function rememberOutcome({ accountId, key }: KeyedCall, outcome: string): Promise<void> {
  await db().idempotentCall.updateMany({ where: { accountId, key }, data: { outcome } })
}

async function releaseCall({ accountId, key }: KeyedCall): Promise<void> {
  await db().idempotentCall.deleteMany({ where: { accountId, key, outcome: null } })
}
