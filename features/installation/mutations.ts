import 'server-only'
import { writePasswordLink, writeToken, type TokenRefusal } from '@/features/accounts/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import { searchText } from '@/lib/search-text'
import { db } from '@/server/db'
import { record } from '@/server/journal'

/**
 * Creates an operator for the command typed on the server itself, which is its proof. Without password, gives the secret
 * of a link to choose one. Refuses when there is an operator already, unless `isAnother`, and an e-mail that is taken.
 */
export async function createOperator(
  operator: { email: string; name: string; passwordHash: string | null; isAnother: boolean },
  at: Date,
): Promise<Result<{ linkSecret: string | null }, { reason: 'operator_exists' | 'email_taken' }>> {
  const { email, name, passwordHash, isAnother } = operator
  return db().$transaction(async (tx) => {
    const existing = await tx.membership.count({ where: { role: 'operator', account: { disabledAt: null } } })
    if (existing > 0 && !isAnother) return refuse({ reason: 'operator_exists' })
    const [account] = await tx.account.createManyAndReturn({
      data: [{ email, name, searchText: searchText(name, email), passwordHash }],
      select: { id: true },
      skipDuplicates: true,
    })
    if (!account) return refuse({ reason: 'email_taken' })
    await tx.membership.create({ data: { accountId: account.id, role: 'operator' } })
    const data = { accountId: account.id, email }
    await record(
      tx,
      { actorId: null, at },
      { kind: 'account_created', data },
      { kind: 'membership_given', data: { ...data, role: 'operator' } },
    )
    if (passwordHash !== null) return accept({ linkSecret: null })
    const linkSecret = await writePasswordLink(tx, { accountId: account.id, createdById: null, at })
    await record(tx, { actorId: null, at }, { kind: 'password_link_made', data })
    return accept({ linkSecret })
  })
}

/** Makes a token of the API for the command typed on the server itself. Refuses an e-mail without account in use. */
export async function createTokenFor(
  email: string,
  token: { name: string; canWrite: boolean; days: number },
  at: Date,
): Promise<Result<string, { reason: 'unknown' } | TokenRefusal>> {
  return db().$transaction(async (tx) => {
    const account = await tx.account.findFirst({
      where: { email: email.trim().toLowerCase(), disabledAt: null },
      select: { id: true },
    })
    return account ? writeToken(tx, account.id, token, at) : refuse({ reason: 'unknown' })
  })
}
