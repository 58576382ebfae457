import 'server-only'
import { compareClasses, tallyPairing, type CountedGroup, type PairingSummary } from '@/domain/pairing/tally-pairing'
import type { Profile } from '@/domain/people/profile'
import { Prisma } from '@/prisma/generated/client'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

/** How many people are known and paired, in all, by profile and by class: counted, nobody is read. */
export async function findPairing({ setupId }: EstablishmentAccess): Promise<PairingSummary> {
  const groups = await db().$queryRaw<CountedGroup[]>`
    select profile, "className", count(*)::int as people,
      (count(*) filter (where "casId" is not null and not conflict))::int as paired
    from "Person"
    where "setupId" = ${setupId}::uuid and "absentSince" is null
    group by profile, "className"`
  const [shared] = await db().$queryRaw<{ count: number }[]>`
    select count(distinct "casId")::int as count from "Person"
    where "setupId" = ${setupId}::uuid and conflict and "absentSince" is null`
  return tallyPairing(groups, shared?.count ?? 0)
}

export const UNPAIRED_SORTS = ['name', 'class', 'arrival'] as const
export type UnpairedSort = (typeof UNPAIRED_SORTS)[number]

export type UnpairedFilter = {
  /** First letter of the last name, from `a` to `z`, accents aside. A whole name would stay in the browser's history. */
  initial: string | null
  profile: Profile | null
  className: string | null
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

/** To see names, or to take them away. */
type NamesAccess = EstablishmentAccess<'read_people' | 'export_people'>

/** The people present who do not count as paired, filtered, one page of them; `total` is of all the pages. */
export async function listUnpaired(
  access: NamesAccess,
  filter: UnpairedFilter,
  perPage = UNPAIRED_PER_PAGE,
): Promise<{ total: number; people: UnpairedPerson[] }> {
  const { initial, profile, className, page } = filter
  const where = Prisma.join(
    [
      Prisma.sql`"setupId" = ${access.setupId}::uuid and "absentSince" is null and ("casId" is null or conflict)`,
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
    limit ${perPage} offset ${(page - 1) * perPage}`
  return { total: counted?.total ?? 0, people }
}

async function orderOf(access: NamesAccess, { sort, isDescending }: UnpairedFilter) {
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`
  const byName = Prisma.sql`"sortName" ${direction}, id ${direction}`
  if (sort === 'arrival') return Prisma.sql`"arrivedAt" ${direction}, ${byName}`
  if (sort === 'name') return byName
  // The database would put class 10B before 3A.
  const classes = await listClasses(access)
  return Prisma.sql`array_position(${classes}::text[], "className") ${direction} nulls last, ${byName}`
}

async function listClasses({ setupId }: NamesAccess): Promise<string[]> {
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
