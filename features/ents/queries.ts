import 'server-only'
import type { EntDraft } from '@/features/ents/schemas'
import { inScope } from '@/features/academies/queries'
import { isUuid } from '@/lib/is-uuid'
import { searchText } from '@/lib/search-text'
import type { AdministrationAccess } from '@/server/access'
import { db, type Transaction } from '@/server/db'

export type EntRow = {
  id: string
  name: string
  vendor: string
  casUrl: string
  academy: string
  establishments: number
  disabledAt: Date | null
}

export type EntDetail = EntDraft & { id: string; academy: string; establishments: number; disabledAt: Date | null }

export type EntChoice = { id: string; name: string; academyCode: string }

/** An ENT's columns that its form changes. */
export const ENT_COLUMNS = {
  name: true,
  vendor: true,
  casUrl: true,
  identifierAttribute: true,
  subjectSource: true,
  subjectAttribute: true,
  matchingCode: true,
  exportTarget: true,
  portalSsoType: true,
} as const

/** The ENTs that the caller administers; an académie has a handful, the country less than a hundred. */
export async function listEnts(access: AdministrationAccess, text: string): Promise<EntRow[]> {
  const ents = await db().ent.findMany({
    where: inScope(access),
    select: {
      id: true,
      name: true,
      vendor: true,
      casUrl: true,
      disabledAt: true,
      academy: { select: { name: true } },
      _count: { select: { establishments: true } },
    },
    orderBy: [{ academy: { name: 'asc' } }, { name: 'asc' }],
  })
  const words = searchText(text)
  return ents
    .map(({ academy, _count, ...ent }) => ({ ...ent, academy: academy.name, establishments: _count.establishments }))
    .filter(({ name, vendor, academy }) => searchText(name, vendor, academy).includes(words))
}

/** Null for one that does not exist, or of an académie that the caller does not administer. */
export async function findEnt(access: AdministrationAccess, id: string): Promise<EntDetail | null> {
  if (!isUuid(id)) return null
  const ent = await db().ent.findFirst({
    where: { id, ...inScope(access) },
    select: {
      id: true,
      ...ENT_COLUMNS,
      disabledAt: true,
      academy: { select: { name: true } },
      _count: { select: { establishments: true } },
    },
  })
  if (!ent) return null
  const { academy, _count, ...rest } = ent
  return { ...rest, academy: academy.name, establishments: _count.establishments }
}

/** What an establishment can be given: the ENTs in use of the académies that the caller administers. */
export function listEntChoices(access: AdministrationAccess, academyCode?: string): Promise<EntChoice[]> {
  return db().ent.findMany({
    where: { AND: [inScope(access), academyCode === undefined ? {} : { academyCode }], disabledAt: null },
    select: { id: true, name: true, academyCode: true },
    orderBy: [{ academyCode: 'asc' }, { name: 'asc' }],
  })
}

/** What an ENT tells its establishments, if it is still in use and of their académie. */
export function findEntParameters(tx: Transaction, id: string, academyCode: string) {
  return tx.ent.findFirst({ where: { id, academyCode, disabledAt: null }, select: { id: true, ...ENT_COLUMNS } })
}
