import 'server-only'
import {
  mayGrant,
  mayManageAccount,
  ROLE_PLACES,
  type PlacedMembership,
  type StatedMembership,
} from '@/domain/access/administration'
import type { Membership, Role } from '@/domain/access/policy'
import { findAcademy } from '@/domain/establishment/academies'
import { isUuid } from '@/lib/is-uuid'
import { accept, refuse, type Result } from '@/lib/result'
import { searchText } from '@/lib/search-text'
import type { AdministrationAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'

export const PAGE_SIZE = 50

export type ShownMembership = {
  id: string
  role: Role
  academy: string | null
  establishment: { uai: string; name: string; city: string } | null
}

export type AccountRow = {
  id: string
  name: string
  email: string
  hasPassword: boolean
  disabledAt: Date | null
  memberships: ShownMembership[]
}

export type AccountDetail = AccountRow & {
  isOwn: boolean
  /** Whether the caller may disable it or give it a password link. */
  isManageable: boolean
  /** Roles out of the caller's scope, which are not shown. */
  hasOtherMemberships: boolean
  linkExpiresAt: Date | null
}

/** The `where` of the accounts that the caller may see: those with a role where they administer. */
export function accountsInScope({ scope }: AdministrationAccess) {
  if (scope.all) return {}
  const academyCode = { in: scope.academyCodes }
  return { memberships: { some: { OR: [{ academyCode }, { establishment: { academyCode } }] } } }
}

/** Of a membership: what the rules of administration look at. */
export const PLACED_COLUMNS = {
  id: true,
  role: true,
  academyCode: true,
  uai: true,
  establishment: { select: { academyCode: true } },
} as const

/** A stored membership as the rules of administration see it. */
export function placedMembership(stored: {
  role: Role
  academyCode: string | null
  establishment: { academyCode: string } | null
}): PlacedMembership {
  return { role: stored.role, academyCode: stored.academyCode ?? stored.establishment?.academyCode ?? null }
}

const ACCOUNT_COLUMNS = {
  id: true,
  name: true,
  email: true,
  passwordHash: true,
  disabledAt: true,
  memberships: {
    select: {
      id: true,
      role: true,
      academyCode: true,
      academy: { select: { name: true } },
      establishment: { select: { uai: true, name: true, city: true, academyCode: true } },
    },
    orderBy: { role: 'asc' },
  },
} as const

/** One page of the accounts that the caller may see, in the order of their names; each with its roles in the scope. */
export async function listAccounts(
  access: AdministrationAccess,
  { text, page }: { text: string; page: number },
): Promise<{ total: number; rows: AccountRow[] }> {
  const words = searchText(text).split(' ').filter(Boolean)
  const where = { AND: [accountsInScope(access), ...words.map((word) => ({ searchText: { contains: word } }))] }
  const [total, accounts] = await Promise.all([
    db().account.count({ where }),
    db().account.findMany({
      where,
      select: ACCOUNT_COLUMNS,
      orderBy: [{ searchText: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ])
  return { total, rows: accounts.map((account) => rowOf(access, account)) }
}

/** Null for one that does not exist, or without any role where the caller administers. */
export async function findAccount(access: AdministrationAccess, id: string, at: Date): Promise<AccountDetail | null> {
  if (!isUuid(id)) return null
  const account = await db().account.findFirst({
    where: { id, ...accountsInScope(access) },
    select: {
      ...ACCOUNT_COLUMNS,
      passwordLinks: {
        where: { usedAt: null, expiresAt: { gt: at } },
        select: { expiresAt: true },
        orderBy: { createdAt: 'desc' },
        take: 1,
      },
    },
  })
  if (!account) return null
  const row = rowOf(access, account)
  return {
    ...row,
    isOwn: id === access.actor.id,
    isManageable: mayManageAccount(access.scope, account.memberships.map(placedMembership)),
    hasOtherMemberships: row.memberships.length < account.memberships.length,
    linkExpiresAt: account.passwordLinks[0]?.expiresAt ?? null,
  }
}

type StoredAccount = Pick<AccountRow, 'id' | 'name' | 'email' | 'disabledAt'> & {
  passwordHash: string | null
  memberships: {
    id: string
    role: Role
    academyCode: string | null
    academy: { name: string } | null
    establishment: { uai: string; name: string; city: string; academyCode: string } | null
  }[]
}

function rowOf({ scope }: AdministrationAccess, account: StoredAccount): AccountRow {
  const { passwordHash, memberships, id, name, email, disabledAt } = account
  const shown = memberships
    .filter((one) => mayGrant(scope, placedMembership(one)))
    .map(({ academy, establishment, academyCode: _code, ...one }) => ({
      ...one,
      academy: academy?.name ?? null,
      establishment,
    }))
  return { id, name, email, disabledAt, hasPassword: passwordHash !== null, memberships: shown }
}

export type PlaceRefusal = { reason: 'academy_missing' | 'unknown_establishment' | 'not_allowed' }

export type PlacedRole = { membership: Membership; uai: string | null; academyCode: string | null }

/** A stated role with the place that it needs, if the scope may give it there. */
export async function placeMembership(
  tx: Transaction,
  access: AdministrationAccess,
  stated: StatedMembership,
): Promise<Result<PlacedRole, PlaceRefusal>> {
  const place = await statedPlace(tx, stated)
  if (!place.ok) return place
  const { uai, academyCode } = place.value
  const { role } = stated
  if (!mayGrant(access.scope, { role, academyCode })) {
    // An establishment of elsewhere does not exist for who does not administer it.
    return refuse({ reason: uai === null ? 'not_allowed' : 'unknown_establishment' })
  }
  const membership = { role, uai, academyCode: uai === null ? academyCode : null }
  return accept({ membership, uai, academyCode })
}

async function statedPlace(
  tx: Transaction,
  stated: StatedMembership,
): Promise<Result<{ uai: string | null; academyCode: string | null }, PlaceRefusal>> {
  switch (ROLE_PLACES[stated.role]) {
    case 'everywhere':
      return accept({ uai: null, academyCode: null })
    case 'academy': {
      const academy = stated.academyCode === '' ? null : findAcademy(stated.academyCode)
      return academy ? accept({ uai: null, academyCode: academy.code }) : refuse({ reason: 'academy_missing' })
    }
    case 'establishment': {
      const establishment = await tx.establishment.findFirst({
        where: { uai: stated.uai.replace(/\s/g, '').toUpperCase() },
        select: { uai: true, academyCode: true },
      })
      return establishment ? accept(establishment) : refuse({ reason: 'unknown_establishment' })
    }
  }
}
