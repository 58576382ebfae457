import 'server-only'
import { db } from '@/server/db'
import { hashSecret, newSecret } from '@/server/secret'
import { ACTOR_COLUMNS, type Actor } from '@/server/session'

/** Lets secret scanners recognise a token that was published by mistake. */
const PREFIX = 'psr_'
const NOTED_EVERY_MS = 60_000

/** `psr_` and 32 random bytes: shown once, only its hash is kept. */
export function newApiToken(): string {
  return PREFIX + newSecret()
}

/**
 * Who asks with this bearer token, and whether it may write. `null` for a token that is unknown, revoked or expired, and
 * for that of a disabled account. Notes the last use, at most once a minute.
 */
export async function findActorByToken(secret: string, at: Date): Promise<{ actor: Actor; canWrite: boolean } | null> {
  if (!secret.startsWith(PREFIX)) return null
  const token = await db().apiToken.findFirst({
    where: {
      secretHash: hashSecret(secret),
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
      account: { disabledAt: null },
    },
    select: { id: true, canWrite: true, lastUsedAt: true, account: { select: ACTOR_COLUMNS } },
  })
  if (!token) return null
  const noted = new Date(at.getTime() - NOTED_EVERY_MS)
  if (!token.lastUsedAt || token.lastUsedAt <= noted) {
    await db().apiToken.updateMany({
      where: { id: token.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: noted } }] },
      data: { lastUsedAt: at },
    })
  }
  return { actor: { ...token.account, sessionId: null }, canWrite: token.canWrite }
}
