import 'server-only'
import type { Role } from '@/domain/access/policy'
import type { Prisma } from '@/prisma/generated/client'
import type { AccountAccess } from '@/server/access'
import { db } from '@/server/db'
import { hashSecret } from '@/server/secret'

/** A role with the name of what it reaches. */
export type OwnMembership = {
  id: string
  role: Role
  academy: string | null
  establishment: { uai: string; name: string; city: string } | null
}

export type OwnToken = {
  id: string
  name: string
  canWrite: boolean
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/** One's own roles, schools of disabled establishments left out: their pages no longer exist. */
export async function listOwnMemberships({ actor }: AccountAccess): Promise<OwnMembership[]> {
  const memberships = await db().membership.findMany({
    where: { accountId: actor.id, OR: [{ uai: null }, { establishment: { disabledAt: null } }] },
    select: {
      id: true,
      role: true,
      academy: { select: { name: true } },
      establishment: { select: { uai: true, name: true, city: true } },
    },
    orderBy: [{ role: 'asc' }, { academyCode: 'asc' }, { establishment: { sortName: 'asc' } }],
  })
  return memberships.map(({ academy, ...rest }) => ({ ...rest, academy: academy?.name ?? null }))
}

/** The `where` of an account's tokens that still open something. */
export function validTokens(accountId: string, at: Date) {
  return {
    accountId,
    revokedAt: null,
    OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
  } satisfies Prisma.ApiTokenWhereInput
}

/** The tokens of the API that still open something, the newest first. */
export function listOwnTokens({ actor }: AccountAccess, at: Date): Promise<OwnToken[]> {
  return db().apiToken.findMany({
    where: validTokens(actor.id, at),
    select: { id: true, name: true, canWrite: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'desc' },
  })
}

/** How many other browsers are signed in to this account. */
export function countOtherSessions({ actor }: AccountAccess, at: Date): Promise<number> {
  return db().session.count({
    where: {
      accountId: actor.id,
      revokedAt: null,
      expiresAt: { gt: at },
      ...(actor.sessionId ? { id: { not: actor.sessionId } } : {}),
    },
  })
}

/**
 * The account that a link to choose a password is for; its secret is the proof. `null` when the link is unknown, used,
 * cancelled or out of date, or its account disabled. Looking at it does not use it up.
 */
export async function findPasswordLink(
  secret: string,
  at: Date,
): Promise<{ name: string; email: string; isFirst: boolean } | null> {
  const link = await db().passwordLink.findFirst({
    where: { secretHash: hashSecret(secret), usedAt: null, expiresAt: { gt: at }, account: { disabledAt: null } },
    select: { account: { select: { name: true, email: true, passwordHash: true } } },
  })
  if (!link) return null
  const { name, email, passwordHash } = link.account
  return { name, email, isFirst: passwordHash === null }
}
