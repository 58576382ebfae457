import 'server-only'
import { cache } from 'react'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import type { Membership } from '@/domain/access/policy'
import { HOUR_MS } from '@/lib/durations'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { env } from '@/server/env'
import { areCookiesSecure } from '@/server/json-cookie'

const SESSION_HOURS = 12

/** Who is asking: their account and what it may reach, read from the database at each request. */
export type Actor = {
  id: string
  name: string
  email: string
  memberships: Membership[]
  /** Absent when a bearer token asks. */
  sessionId: string | null
}

function cookieName(): string {
  return areCookiesSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** The signed-in account, or null. The cookie names a session; only the database says whether it still holds. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(cookieName())?.value
  if (!token) return null
  const payload = await decode({ token, secret: env().authSecret }).catch(() => null)
  const sessionId = payload?.sid
  return typeof sessionId === 'string' ? actorOfSession(sessionId) : null
})

async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const session = await db().session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now() }, account: { disabledAt: null } },
    select: { account: { select: ACTOR_COLUMNS } },
  })
  return session && { ...session.account, sessionId }
}

/** The columns of an account that make an actor. */
export const ACTOR_COLUMNS = {
  id: true,
  name: true,
  email: true,
  memberships: { select: { role: true, academyCode: true, uai: true } },
} as const

/** Starts a session for an account whose owner has just proven to be there, and sets its cookie. */
export async function startSession(accountId: string): Promise<void> {
  const at = now()
  const expiresAt = new Date(at.getTime() + SESSION_HOURS * HOUR_MS)
  const { id } = await db().session.create({ data: { accountId, createdAt: at, expiresAt }, select: { id: true } })
  const token = await encode({ token: { sid: id }, secret: env().authSecret, maxAge: SESSION_HOURS * 3600 })
  const jar = await cookies()
  jar.set(cookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: areCookiesSecure(),
    path: '/',
    expires: expiresAt,
  })
}

/** Ends the current session, in the database and in the browser. */
export async function endSession(): Promise<void> {
  const actor = await currentActor()
  if (actor?.sessionId) {
    await db().session.updateMany({ where: { id: actor.sessionId, revokedAt: null }, data: { revokedAt: now() } })
  }
  const jar = await cookies()
  jar.delete(cookieName())
}
