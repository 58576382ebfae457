import 'server-only'
import { MOST_TOKENS, tokenExpiry } from '@/domain/access/api-token'
import { passwordLinkExpiry } from '@/domain/access/password-link'
import { mayAct, type Membership } from '@/domain/access/policy'
import { validTokens } from '@/features/accounts/queries'
import { DAY_MS } from '@/lib/durations'
import { accept, refuse, type Result } from '@/lib/result'
import type { AccountAccess } from '@/server/access'
import { newApiToken } from '@/server/api-token'
import { db, type Transaction } from '@/server/db'
import { record } from '@/server/journal'
import { hashSecret, newSecret } from '@/server/secret'

/** Signs every browser of an account out, at once: the gate asks the database at each request. */
export async function revokeSessions(tx: Transaction, accountId: string, at: Date, exceptId?: string): Promise<void> {
  await tx.session.updateMany({
    where: { accountId, revokedAt: null, ...(exceptId === undefined ? {} : { id: { not: exceptId } }) },
    data: { revokedAt: at },
  })
}

/** Ends every token of the API of an account. A new password does not: a task of the night would stop with it. */
export async function revokeTokens(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await tx.apiToken.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: at } })
}

const ENDED_DAYS = 30

/** Forgets who was signed in, and the links to passwords, a month after they have ended. */
export async function forgetEndedSessions(at: Date): Promise<void> {
  const before = { expiresAt: { lt: new Date(at.getTime() - ENDED_DAYS * DAY_MS) } }
  await db().session.deleteMany({ where: before })
  await db().passwordLink.deleteMany({ where: before })
}

/** Makes the unused links to an account's password worthless; they count as used. */
export async function cancelPasswordLinks(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await tx.passwordLink.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: at } })
}

/** Makes the one link that sets an account's password, and gives its secret, which nothing keeps. */
export async function writePasswordLink(
  tx: Transaction,
  { accountId, createdById, at }: { accountId: string; createdById: string | null; at: Date },
): Promise<string> {
  await cancelPasswordLinks(tx, accountId, at)
  const secret = newSecret()
  await tx.passwordLink.create({
    data: { accountId, createdById, secretHash: hashSecret(secret), createdAt: at, expiresAt: passwordLinkExpiry(at) },
  })
  return secret
}

/**
 * Sets a new password; every session of the account ends, the caller starts a new one for this browser. When asked, every
 * token of the API ends with them.
 */
export async function changePassword(
  { actor }: AccountAccess,
  { passwordHash, endTokens }: { passwordHash: string; endTokens: boolean },
  at: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await writePassword(tx, actor.id, passwordHash, at)
    if (!endTokens) return
    const valid = await tx.apiToken.findMany({ where: validTokens(actor.id, at), select: { name: true } })
    await revokeTokens(tx, actor.id, at)
    const entries = valid.map(({ name }) => ({ kind: 'token_revoked' as const, data: { name } }))
    await record(tx, { actorId: actor.id, at }, ...entries)
  })
}

/**
 * Uses a link up to set the password of its account, and gives the account's id: of two who use it at once, one wins.
 * Refuses `dead` a link that is unknown, used, cancelled or out of date, or whose account is disabled.
 */
export async function usePasswordLink(
  secret: string,
  passwordHash: string,
  at: Date,
): Promise<Result<{ accountId: string }, { reason: 'dead' }>> {
  return db().$transaction(async (tx) => {
    const secretHash = hashSecret(secret)
    const { count } = await tx.passwordLink.updateMany({
      where: { secretHash, usedAt: null, expiresAt: { gt: at }, account: { disabledAt: null } },
      data: { usedAt: at },
    })
    if (count === 0) return refuse({ reason: 'dead' })
    const { accountId } = await tx.passwordLink.findUniqueOrThrow({
      where: { secretHash },
      select: { accountId: true },
    })
    await writePassword(tx, accountId, passwordHash, at)
    return accept({ accountId })
  })
}

async function writePassword(tx: Transaction, accountId: string, passwordHash: string, at: Date): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { passwordHash } })
  await revokeSessions(tx, accountId, at)
  await cancelPasswordLinks(tx, accountId, at)
  await record(tx, { actorId: accountId, at }, { kind: 'password_changed', data: { accountId } })
}

/** Signs out every browser of the account but the one that asks. */
export async function endOtherSessions({ actor }: AccountAccess, at: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    await revokeSessions(tx, actor.id, at, actor.sessionId ?? undefined)
    await record(tx, { actorId: actor.id, at }, { kind: 'sessions_ended', data: { accountId: actor.id } })
  })
}

type NewToken = { name: string; canWrite: boolean; days: number }

export type TokenRefusal = { reason: 'too_many' } | { reason: 'reads_only' }

/**
 * Makes a token of the API and gives its secret, which nothing keeps. Refuses beyond `MOST_TOKENS` valid ones, and one
 * that writes to an account that may act nowhere (`reads_only`).
 */
export function createToken(
  { actor }: AccountAccess,
  token: NewToken,
  at: Date,
): Promise<Result<string, TokenRefusal>> {
  return db().$transaction((tx) => writeToken(tx, actor.id, token, at))
}

/** The same, in the transaction of a caller who has proven whose account it is. */
export async function writeToken(
  tx: Transaction,
  accountId: string,
  { name, canWrite, days }: NewToken,
  at: Date,
): Promise<Result<string, TokenRefusal>> {
  // Those who ask at once are counted one after the other.
  await tx.$queryRaw`select 1 from "Account" where id = ${accountId}::uuid for update`
  if (canWrite && !mayAct(await membershipsOf(tx, accountId))) return refuse({ reason: 'reads_only' })
  const valid = await tx.apiToken.count({ where: validTokens(accountId, at) })
  if (valid >= MOST_TOKENS) return refuse({ reason: 'too_many' })
  const secret = newApiToken()
  const expiresAt = tokenExpiry(at, days)
  await tx.apiToken.create({
    data: { accountId, name, canWrite, secretHash: hashSecret(secret), createdAt: at, expiresAt },
  })
  await record(tx, { actorId: accountId, at }, { kind: 'token_made', data: { name } })
  return accept(secret)
}

function membershipsOf(tx: Transaction, accountId: string): Promise<Membership[]> {
  return tx.membership.findMany({ where: { accountId }, select: { role: true, academyCode: true, uai: true } })
}

/** Ends one of the account's own tokens at once. Refuses `unknown` one that is not theirs, or already ended. */
export async function revokeToken(
  { actor }: AccountAccess,
  tokenId: string,
  at: Date,
): Promise<Result<null, { reason: 'unknown' }>> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: tokenId, accountId: actor.id, revokedAt: null },
      data: { revokedAt: at },
    })
    if (count === 0) return refuse({ reason: 'unknown' })
    const { name } = await tx.apiToken.findUniqueOrThrow({ where: { id: tokenId }, select: { name: true } })
    await record(tx, { actorId: actor.id, at }, { kind: 'token_revoked', data: { name } })
    return accept(null)
  })
}
