import 'server-only'
import { db } from '@/server/db'
import { ACTOR_COLUMNS, type Actor } from '@/server/session'

/** The account of this e-mail, for a command typed on the server itself; null when there is none in use. */
export async function findActorByEmail(email: string): Promise<Actor | null> {
  const account = await db().account.findFirst({
    where: { email: email.trim().toLowerCase(), disabledAt: null },
    select: ACTOR_COLUMNS,
  })
  return account && { ...account, sessionId: null }
}
