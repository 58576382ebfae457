import 'server-only'
import { mayManageAccount, type StatedMembership } from '@/domain/access/administration'
import { checkTaking, type TakingRefusal } from '@/domain/access/taking-membership'
import {
  accountsInScope,
  PLACED_COLUMNS,
  placedMembership,
  placeMembership,
  type PlacedRole,
  type PlaceRefusal,
} from '@/features/account-administration/queries'
import { cancelPasswordLinks, revokeSessions, revokeTokens, writePasswordLink } from '@/features/accounts/mutations'
import { ensureAcademies } from '@/features/academies/mutations'
import { accept, refuse, type Result } from '@/lib/result'
import { searchText } from '@/lib/search-text'
import { Prisma } from '@/prisma/generated/client'
import type { AdministrationAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'
import { record, type JournalContext } from '@/server/journal'

type Unknown = { reason: 'unknown' }
type Unmanageable = { reason: 'not_manageable' }

/** Creates an account with its first role, without password. Refuses an e-mail that is taken, wherever it is. */
export async function createAccount(
  access: AdministrationAccess,
  { name, email, membership }: { name: string; email: string; membership: StatedMembership },
  at: Date,
): Promise<Result<{ id: string }, PlaceRefusal | { reason: 'email_taken' }>> {
  return db().$transaction(async (tx) => {
    const placed = await placeMembership(tx, access, membership)
    if (!placed.ok) return placed
    const [account] = await tx.account.createManyAndReturn({
      data: [{ name, email, searchText: searchText(name, email) }],
      select: { id: true },
      skipDuplicates: true,
    })
    if (!account) return refuse({ reason: 'email_taken' })
    const data = { accountId: account.id, email }
    await record(tx, heading(access, placed.value, at), { kind: 'account_created', data })
    await writeMembership(tx, access, { ...data, placed: placed.value }, at)
    return accept(account)
  })
}

/** Changes a name or an e-mail. Refuses an account out of the scope or beyond it, and an e-mail that is taken. */
export async function changeAccount(
  access: AdministrationAccess,
  { accountId, name, email }: { accountId: string; name: string; email: string },
  at: Date,
): Promise<Result<null, Unknown | Unmanageable | { reason: 'email_taken' }>> {
  const changing = db().$transaction(async (tx) => {
    const account = await lockManageable(tx, access, accountId)
    if (!account.ok) return account
    if (account.value.name === name && account.value.email === email) return accept(null)
    await tx.account.update({ where: { id: accountId }, data: { name, email, searchText: searchText(name, email) } })
    await record(tx, heading(access, null, at), { kind: 'account_changed', data: { accountId, email } })
    return accept(null)
  })
  // The database alone knows what another request takes at the same moment.
  return changing.catch((error: unknown) => {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    if (isTaken) return refuse({ reason: 'email_taken' as const })
    throw error
  })
}

/** Gives a role. Refuses one that the account has already, and one that the scope may not give. */
export async function giveMembership(
  access: AdministrationAccess,
  { accountId, membership }: { accountId: string; membership: StatedMembership },
  at: Date,
): Promise<Result<null, Unknown | PlaceRefusal | { reason: 'already_given' }>> {
  return db().$transaction(async (tx) => {
    const account = await lockAccount(tx, access, accountId)
    if (!account) return refuse({ reason: 'unknown' })
    const placed = await placeMembership(tx, access, membership)
    if (!placed.ok) return placed
    const { role, uai, academyCode } = placed.value.membership
    const isGiven = account.memberships.some(
      (one) => one.role === role && one.uai === uai && one.academyCode === academyCode,
    )
    if (isGiven) return refuse({ reason: 'already_given' })
    // Who made a link when the account had less could use it to take over what the account becomes.
    await tx.passwordLink.updateMany({
      where: { accountId, usedAt: null, createdById: { not: access.actor.id } },
      data: { usedAt: at },
    })
    await writeMembership(tx, access, { accountId, email: account.email, placed: placed.value }, at)
    return accept(null)
  })
}

/** Takes a role away. Refuses what the scope may not take, one's own last role of administration, and the last operator. */
export async function takeMembership(
  access: AdministrationAccess,
  { accountId, membershipId }: { accountId: string; membershipId: string },
  at: Date,
): Promise<Result<null, Unknown | TakingRefusal>> {
  return db().$transaction(async (tx) => {
    await lockOperators(tx, access)
    const account = await lockAccount(tx, access, accountId)
    const stored = account?.memberships.find(({ id }) => id === membershipId)
    if (!account || !stored) return refuse({ reason: 'unknown' })
    const taken = placedMembership(stored)
    const others = account.memberships.filter(({ id }) => id !== membershipId).map(placedMembership)
    const checked = checkTaking({ scope: access.scope, isOwn: accountId === access.actor.id, taken, others })
    if (!checked.ok) return checked
    if (stored.role === 'operator' && !(await isOperatorLeft(tx, accountId))) return refuse({ reason: 'last_operator' })
    await tx.membership.delete({ where: { id: membershipId } })
    const data = { accountId, email: account.email, role: stored.role }
    const place = { uai: stored.uai, academyCode: taken.academyCode }
    await record(tx, heading(access, place, at), { kind: 'membership_taken', data })
    return accept(null)
  })
}

/**
 * Closes an account: its browsers are signed out at once, its links and tokens open nothing any more, not even if it is
 * enabled again. Never one's own.
 */
export async function disableAccount(
  access: AdministrationAccess,
  accountId: string,
  at: Date,
): Promise<Result<null, Unknown | Unmanageable | { reason: 'own' | 'last_operator' }>> {
  if (accountId === access.actor.id) return refuse({ reason: 'own' })
  return db().$transaction(async (tx) => {
    await lockOperators(tx, access)
    const account = await lockManageable(tx, access, accountId)
    if (!account.ok) return account
    if (account.value.disabledAt !== null) return accept(null)
    const isOperator = account.value.memberships.some(({ role }) => role === 'operator')
    if (isOperator && !(await isOperatorLeft(tx, accountId))) return refuse({ reason: 'last_operator' })
    await tx.account.update({ where: { id: accountId }, data: { disabledAt: at } })
    await revokeSessions(tx, accountId, at)
    await cancelPasswordLinks(tx, accountId, at)
    await revokeTokens(tx, accountId, at)
    const data = { accountId, email: account.value.email }
    await record(tx, heading(access, null, at), { kind: 'account_disabled', data })
    return accept(null)
  })
}

export async function enableAccount(
  access: AdministrationAccess,
  accountId: string,
  at: Date,
): Promise<Result<null, Unknown | Unmanageable>> {
  return db().$transaction(async (tx) => {
    const account = await lockManageable(tx, access, accountId)
    if (!account.ok) return account
    if (account.value.disabledAt === null) return accept(null)
    await tx.account.update({ where: { id: accountId }, data: { disabledAt: null } })
    const data = { accountId, email: account.value.email }
    await record(tx, heading(access, null, at), { kind: 'account_enabled', data })
    return accept(null)
  })
}

/** Makes a single-use link to set a password, the former ones being cancelled, and gives its secret. */
export async function makePasswordLink(
  access: AdministrationAccess,
  accountId: string,
  at: Date,
): Promise<Result<string, Unknown | Unmanageable | { reason: 'disabled' }>> {
  return db().$transaction(async (tx) => {
    const account = await lockManageable(tx, access, accountId)
    if (!account.ok) return account
    if (account.value.disabledAt !== null) return refuse({ reason: 'disabled' })
    const secret = await writePasswordLink(tx, { accountId, createdById: access.actor.id, at })
    const data = { accountId, email: account.value.email }
    await record(tx, heading(access, null, at), { kind: 'password_link_made', data })
    return accept(secret)
  })
}

/** Operators who take one another's role, or close one another's account, do so in turn: the last one stays. */
async function lockOperators(tx: Transaction, { scope }: AdministrationAccess): Promise<void> {
  if (scope.all) await tx.$queryRaw`select id from "Membership" where role = 'operator' order by id for update`
}

async function isOperatorLeft(tx: Transaction, withoutId: string): Promise<boolean> {
  const others = { role: 'operator', accountId: { not: withoutId }, account: { disabledAt: null } } as const
  return (await tx.membership.count({ where: others })) > 0
}

/** An account that the caller may see, held until the transaction ends, so that its roles do not change meanwhile. */
async function lockAccount(tx: Transaction, access: AdministrationAccess, id: string) {
  await tx.$queryRaw`select 1 from "Account" where id = ${id}::uuid for update`
  return tx.account.findFirst({
    where: { id, ...accountsInScope(access) },
    select: { name: true, email: true, disabledAt: true, memberships: { select: PLACED_COLUMNS } },
  })
}

async function lockManageable(tx: Transaction, access: AdministrationAccess, id: string) {
  const account = await lockAccount(tx, access, id)
  if (!account) return refuse({ reason: 'unknown' as const })
  const isManageable = mayManageAccount(access.scope, account.memberships.map(placedMembership))
  return isManageable ? accept(account) : refuse({ reason: 'not_manageable' as const })
}

async function writeMembership(
  tx: Transaction,
  access: AdministrationAccess,
  { accountId, email, placed }: { accountId: string; email: string; placed: PlacedRole },
  at: Date,
): Promise<void> {
  const { membership } = placed
  if (membership.academyCode !== null) await ensureAcademies(tx, [membership.academyCode])
  await tx.membership.create({ data: { accountId, createdAt: at, ...membership } })
  const data = { accountId, email, role: membership.role }
  await record(tx, heading(access, placed, at), { kind: 'membership_given', data })
}

function heading(
  { actor }: AdministrationAccess,
  place: { uai: string | null; academyCode: string | null } | null,
  at: Date,
): JournalContext {
  return { actorId: actor.id, at, uai: place?.uai ?? null, academyCode: place?.academyCode ?? null }
}
