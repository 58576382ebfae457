import 'server-only'
import { maySignIn, SIGN_IN_WINDOW_MINUTES } from '@/domain/access/sign-in-limit'
import { MINUTE_MS } from '@/lib/durations'
import { accept, refuse, type Result } from '@/lib/result'
import { db } from '@/server/db'
import { verifyPassword } from '@/server/password'
import { hashSecret } from '@/server/secret'

type SignInRefusal = { reason: 'wrong' } | { reason: 'too_many'; minutes: number }

/**
 * Checks an e-mail and a password, and gives the account's id. Refusals: `wrong` says nothing of which of the two, or of
 * a disabled account; `too_many` after too many failures of the account or the address. Failures are counted in the
 * database before the password is looked at, so that many tries at once do not slip through several servers.
 */
export async function checkPassword(input: {
  email: string
  password: string
  address: string
  at: Date
}): Promise<Result<{ accountId: string }, SignInRefusal>> {
  const email = input.email.trim().toLowerCase()
  const subjects = { account: hashSecret(`account:${email}`), address: hashSecret(`address:${input.address}`) }
  const since = windowStart(input.at)
  await forgetAttempts(input.at)
  const attempts = await db().signInAttempt.createManyAndReturn({
    data: Object.values(subjects).map((subject) => ({ subject, at: input.at })),
    select: { id: true },
  })
  const failures = {
    account: (await countAttempts(subjects.account, since)) - 1,
    address: (await countAttempts(subjects.address, since)) - 1,
  }
  const forget = () => db().signInAttempt.deleteMany({ where: { id: { in: attempts.map((one) => one.id) } } })
  if (!maySignIn(failures)) {
    await forget()
    return refuse({ reason: 'too_many', minutes: SIGN_IN_WINDOW_MINUTES })
  }
  const account = await db().account.findFirst({
    where: { email, disabledAt: null },
    select: { id: true, passwordHash: true },
  })
  const right = await verifyPassword(account?.passwordHash ?? null, input.password)
  if (!account || !right) return refuse({ reason: 'wrong' })
  await forget()
  await db().signInAttempt.deleteMany({ where: { subject: subjects.account } })
  return accept({ accountId: account.id })
}

/** Forgets the failures that no longer count: nobody's address is kept longer than it serves. */
export async function forgetAttempts(at: Date): Promise<void> {
  await db().signInAttempt.deleteMany({ where: { at: { lt: windowStart(at) } } })
}

function windowStart(at: Date): Date {
  return new Date(at.getTime() - SIGN_IN_WINDOW_MINUTES * MINUTE_MS)
}

function countAttempts(subject: string, since: Date): Promise<number> {
  return db().signInAttempt.count({ where: { subject, at: { gte: since } } })
}
