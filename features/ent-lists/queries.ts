import 'server-only'

import type { EntList, LeftOut } from '@/domain/ent-list/ent-list'
import { vendorOf, type EntVendor } from '@/domain/ent-list/ent-vendor'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { isUuid } from '@/lib/is-uuid'
import type { EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'

/** What is told of a list that was read, besides its rows. */
export type RecognisedEntList = Pick<EntList, 'encoding' | 'separator' | 'vendor' | 'by' | 'columns'>

export type EntListCounts = {
  rows: number
  accounts: number
  leftOut: number
  repeated: number
  /** Rows of other establishments. */
  others: number
  /** Identifiers that several accounts bear. */
  shared: number
  byProfile: { profile: Profile; accounts: number; former: number }[]
  /** What the accounts say of the people known of those profiles. */
  people: { known: number; same: number; differs: number; toDecide: number; twice: number; unknown: number }
}

export type EntListDetail = {
  id: string
  fileName: string
  recognised: RecognisedEntList
  counts: EntListCounts
  leftOut: LeftOut[]
  createdAt: Date
  expiresAt: Date
  byName: string
}

/** A list that was read and waits for its confirmation; null when there is none, or no longer. */
export async function findEntList(
  { setupId }: EstablishmentAccess<'import'>,
  listId: string,
): Promise<EntListDetail | null> {
  if (!isUuid(listId)) return null
  const row = await db().entList.findFirst({
    where: { id: listId, setupId, state: 'analysed', expiresAt: { gt: now() } },
    select: {
      id: true,
      fileName: true,
      recognised: true,
      counts: true,
      createdAt: true,
      expiresAt: true,
      createdBy: { select: { name: true } },
    },
  })
  if (!row) return null
  const [left] = await db().$queryRaw<{ leftOut: LeftOut[] | null }[]>`
    select analysis -> 'leftOut' as "leftOut" from "EntList" where id = ${listId}::uuid and "setupId" = ${setupId}::uuid`
  const { createdBy, recognised, counts, ...list } = row
  return {
    ...list,
    byName: createdBy.name,
    // Written by this application alone, from the same types.
    recognised: recognised as unknown as RecognisedEntList,
    counts: counts as unknown as EntListCounts,
    leftOut: left?.leftOut ?? [],
  }
}

export type WaitingEntList = {
  id: string
  fileName: string
  accounts: number
  createdAt: Date
  expiresAt: Date
  byName: string
}

/** Lists of the ENT that were read and wait for their confirmation, the latest first. */
export async function listWaitingEntLists({ setupId }: EstablishmentAccess<'import'>): Promise<WaitingEntList[]> {
  const rows = await db().entList.findMany({
    where: { setupId, state: 'analysed', expiresAt: { gt: now() } },
    select: {
      id: true,
      fileName: true,
      counts: true,
      createdAt: true,
      expiresAt: true,
      createdBy: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ counts, createdBy, ...list }) => ({
    ...list,
    accounts: (counts as unknown as EntListCounts).accounts,
    byName: createdBy.name,
  }))
}

export type KeptEntList = {
  profile: Profile
  accounts: number
  fileName: string
  vendor: EntVendor | null
  createdAt: Date
  byName: string
}

/** What is kept of the ENT's lists, profile by profile. */
export async function listKeptEntLists({ setupId }: EstablishmentAccess<'import'>): Promise<KeptEntList[]> {
  const rows = await db().$queryRaw<KeptEntList[]>`
    select a.profile, count(*)::int as accounts, l."fileName", l.vendor, l."createdAt", c.name as "byName"
    from "EntAccount" a
      join "EntList" l on l.id = a."listId"
      join "Account" c on c.id = l."createdById"
    where a."setupId" = ${setupId}::uuid
    group by a.profile, l.id, c.name`
  return rows.sort((left, right) => PROFILES.indexOf(left.profile) - PROFILES.indexOf(right.profile))
}

/** The vendor of the establishment's ENT, as far as its description tells. */
export async function findEntVendor({ uai }: EstablishmentAccess<'import'>): Promise<EntVendor | null> {
  const found = await db().establishment.findUnique({
    where: { uai },
    select: { ent: { select: { vendor: true, name: true } } },
  })
  return found?.ent ? vendorOf(found.ent.vendor, found.ent.name) : null
}
