import 'server-only'
import { compareClasses, tallyPairing, type CountedGroup, type PairingSummary } from '@/domain/pairing/tally-pairing'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import type { Reason } from '@/domain/pairing/reason'
import type { Level } from '@/domain/people/level'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { explainPeople } from '@/features/reconciliation/queries'
import { nameWords, sortKey } from '@/lib/search-text'
import { Prisma } from '@/prisma/generated/client'
import type { EstablishmentAccess } from '@/server/access'
import { arrayLiteral } from '@/server/array-literal'
import { db } from '@/server/db'

/** How many people are known and paired, in all, by profile and by class: counted, nobody is read. */
export async function findPairing({ setupId }: EstablishmentAccess): Promise<PairingSummary> {
  const [groups, [shared]] = await Promise.all([
    db().$queryRaw<CountedGroup[]>`
      select profile, "className", count(*)::int as people,
        (count(*) filter (where "casId" is not null and not conflict))::int as paired
      from "Person"
      where "setupId" = ${setupId}::uuid and "absentSince" is null
      group by profile, "className"`,
    db().$queryRaw<{ count: number }[]>`
      select count(distinct "casId")::int as count from "Person"
      where "setupId" = ${setupId}::uuid and conflict and "absentSince" is null`,
  ])
  return tallyPairing(groups, shared?.count ?? 0)
}

export type LevelCount = { level: Level | null; people: number; paired: number }

/** The same of pupils by level, as it is kept; null for those whose class does not tell. */
export async function countByLevel({ setupId }: EstablishmentAccess): Promise<LevelCount[]> {
  const kept = await db().pairingTally.findMany({
    where: { setupId, profile: 'pupil' },
    select: { level: true, people: true, paired: true },
    orderBy: { level: 'asc' },
  })
  return kept.map(({ level, ...count }) => ({ level: level === 'unknown' ? null : level, ...count }))
}

export const UNPAIRED_SORTS = ['name', 'class', 'arrival'] as const
export type UnpairedSort = (typeof UNPAIRED_SORTS)[number]

export type UnpairedFilter = {
  /** First letter of the last name, from `a` to `z`, accents aside. A whole name would stay in the browser's history. */
  initial: string | null
  profile: Profile | null
  className: string | null
  reason: Reason | null
  /** The key of the one person that is shown: unlike a name, it says nothing to who reads an address. */
  person: string | null
  sort: UnpairedSort
  isDescending: boolean
  /** From 1. */
  page: number
}

export type UnpairedPerson = {
  key: string
  lastName: string
  firstName: string
  /** Shown in place of a name that is missing. */
  pronoteId: string
  profile: Profile
  className: string | null
  arrivedAt: Date
  /** The Identifiant CAS is there, and somebody else's too. */
  isShared: boolean
}

export const UNPAIRED_PER_PAGE = 50

/**
 * The people present who do not count as paired, or those of `keys` whatever they are, filtered, one page of them;
 * `total` is of all the pages. Reasons are told by the rules, not by the database: whoever has one comes as keys.
 */
export async function listUnpaired(
  access: EstablishmentAccess<'read_people'>,
  filter: UnpairedFilter,
  keys: string[] | null = null,
): Promise<{ total: number; people: UnpairedPerson[] }> {
  const { initial, profile, className, page } = filter
  const where = Prisma.join(
    [
      Prisma.sql`"setupId" = ${access.setupId}::uuid`,
      keys === null
        ? Prisma.sql`"absentSince" is null and ("casId" is null or conflict)`
        : Prisma.sql`id = any(${keys}::bigint[])`,
      ...(initial === null ? [] : [Prisma.sql`left("sortName", 1) = ${initial}`]),
      ...(profile ? [Prisma.sql`profile = ${profile}::"Profile"`] : []),
      ...(className === null ? [] : [Prisma.sql`"className" = ${className}`]),
    ],
    ' and ',
  )
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from "Person" where ${where}`
  const people = await db().$queryRaw<UnpairedPerson[]>`
    select id::text as key, "lastName", "firstName", "pronoteId", profile, "className", "arrivedAt", conflict as "isShared"
    from "Person" where ${where}
    order by ${await orderOf(access, filter)}
    limit ${UNPAIRED_PER_PAGE} offset ${(page - 1) * UNPAIRED_PER_PAGE}`
  return { total: counted?.total ?? 0, people }
}

export type NamedUnpaired = {
  /** By name, a few of them. */
  found: Explanation[]
  total: number
  /** How many others of this name are paired. */
  paired: number
}

const MOST_FOUND = 20

/** Those who have a reason and whose names hold each of the words, accents and case aside. */
export async function findUnpairedByName(
  access: EstablishmentAccess<'read_people'>,
  typed: string,
): Promise<NamedUnpaired> {
  const words = nameWords(typed)
  if (words.length === 0) return { found: [], total: 0, paired: 0 }
  const named = (await explainPeople(access))
    .map((one) => ({ one, name: sortKey(`${one.person.lastName} ${one.person.firstName}`) }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
  const holding = words.map((word) => Prisma.sql`"sortName" like ${`%${word}%`}`)
  const withReason = arrayLiteral(named.map(({ one }) => one.person.key))
  const [counted] = await db().$queryRaw<{ paired: number }[]>`
    select count(*)::int as paired from "Person"
    where "setupId" = ${access.setupId}::uuid and "absentSince" is null and "casId" is not null and not conflict
      and ${Prisma.join(holding, ' and ')} and id not in (select unnest(${withReason}::bigint[]))`
  return { found: named.slice(0, MOST_FOUND).map(({ one }) => one), total: named.length, paired: counted?.paired ?? 0 }
}

export type UnpairedGroup = {
  profile: Profile
  /** Of pupils; null for those without class, and for everybody else. */
  className: string | null
  people: { key: string; lastName: string; firstName: string; pronoteId: string }[]
}

/** All the people present who do not count as paired: pupils by class, then each other profile, by name. */
export async function listUnpairedByGroup({ setupId }: EstablishmentAccess<'export_people'>): Promise<UnpairedGroup[]> {
  const rows = await db().person.findMany({
    where: { setupId, absentSince: null, OR: [{ casId: null }, { conflict: true }] },
    select: { id: true, profile: true, className: true, lastName: true, firstName: true, pronoteId: true },
    orderBy: [{ profile: 'asc' }, { sortName: 'asc' }, { id: 'asc' }],
  })
  const groups = new Map<string, UnpairedGroup>()
  for (const { id, profile, className: known, ...person } of rows) {
    const className = profile === 'pupil' ? known : null
    const group = groups.get(`${profile} ${className ?? ''}`) ?? { profile, className, people: [] }
    group.people.push({ key: String(id), ...person })
    groups.set(`${profile} ${className ?? ''}`, group)
  }
  return [...groups.values()].sort(
    (one, other) =>
      PROFILES.indexOf(one.profile) - PROFILES.indexOf(other.profile) || compareClasses(one.className, other.className),
  )
}

async function orderOf(access: EstablishmentAccess<'read_people'>, { sort, isDescending }: UnpairedFilter) {
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`
  const byName = Prisma.sql`"sortName" ${direction}, id ${direction}`
  if (sort === 'arrival') return Prisma.sql`"arrivedAt" ${direction}, ${byName}`
  if (sort === 'name') return byName
  // The database would put class 10B before 3A.
  const classes = await listClasses(access)
  return Prisma.sql`array_position(${classes}::text[], "className") ${direction} nulls last, ${byName}`
}

async function listClasses({ setupId }: EstablishmentAccess<'read_people'>): Promise<string[]> {
  const rows = await db().person.findMany({
    where: { setupId, absentSince: null, className: { not: null } },
    select: { className: true },
    distinct: ['className'],
  })
  return rows.flatMap(({ className }) => className ?? []).sort(compareClasses)
}

export type ConflictView = {
  casId: string
  holders: { key: string; lastName: string; firstName: string; profile: Profile; className: string | null }[]
}

/** The Identifiants CAS held by several people present, with their holders. */
export async function listConflicts({ setupId }: EstablishmentAccess<'read_people'>): Promise<ConflictView[]> {
  const rows = await db().person.findMany({
    where: { setupId, absentSince: null, conflict: true, casId: { not: null } },
    select: { id: true, casId: true, lastName: true, firstName: true, profile: true, className: true },
    orderBy: [{ casId: 'asc' }, { sortName: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  const conflicts = new Map<string, ConflictView>()
  for (const { id, casId, ...person } of rows) {
    if (casId === null) continue
    const conflict = conflicts.get(casId) ?? { casId, holders: [] }
    conflict.holders.push({ key: String(id), ...person })
    conflicts.set(casId, conflict)
  }
  return [...conflicts.values()]
}
