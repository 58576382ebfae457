import 'server-only'
import type { Membership } from '@/domain/access/policy'
import { MINUTE_MS } from '@/lib/durations'
import { db } from '@/server/db'
import { hashSecret, newSecret } from '@/server/secret'
import type { Actor } from '@/server/session'

/** Lets secret scanners recognise a token that was published by mistake. */
const PREFIX = 'psr_'
const NOTED_EVERY_MS = MINUTE_MS

type TokenRow = {
  id: string
  canWrite: boolean
  lastUsedAt: Date | null
  accountId: string
  name: string
  email: string
  memberships: string
}

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
  // Every call of the API starts here: one statement, where the client would send three.
  const [token] = await db().$queryRaw<TokenRow[]>`
    select
      t.id, t."canWrite", t."lastUsedAt", a.id as "accountId", a.name, a.email,
      (select coalesce(json_agg(m), '[]')::text from (
        select role, "academyCode", uai from "Membership" where "accountId" = a.id
      ) as m) as memberships
    from "ApiToken" as t join "Account" as a on a.id = t."accountId"
    where t."secretHash" = ${hashSecret(secret)}::bpchar and t."revokedAt" is null
      and (t."expiresAt" is null or t."expiresAt" > ${at}) and a."disabledAt" is null`
  if (!token) return null
  const noted = new Date(at.getTime() - NOTED_EVERY_MS)
  if (!token.lastUsedAt || token.lastUsedAt <= noted) {
    await db().apiToken.updateMany({
      where: { id: token.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: noted } }] },
      data: { lastUsedAt: at },
    })
  }
  const { accountId: id, name, email, canWrite } = token
  const memberships = JSON.parse(token.memberships) as Membership[]
  return { actor: { id, name, email, memberships, sessionId: null }, canWrite }
}
