import 'server-only'
import { comparePerson, DIFFERENCES, type Difference, type PersonThen } from '@/domain/comparison/compare-person'
import type { Profile } from '@/domain/people/profile'
import { isUuid } from '@/lib/is-uuid'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

/** An import that was written, as one end of a comparison. */
export type ComparableImport = { id: string; profile: Profile; at: Date }

/** Which imports are compared: what people were once the first was written, and once the second was. */
export type Compared = { from: string; to: string }

/** The imports written to this setup, the latest first. */
export async function listComparableImports({ setupId }: EstablishmentAccess): Promise<ComparableImport[]> {
  const rows = await db().listImport.findMany({
    where: { setupId, state: 'committed', profile: { not: null }, settledAt: { not: null } },
    select: { id: true, profile: true, settledAt: true },
    orderBy: [{ settledAt: 'desc' }, { id: 'desc' }],
  })
  return rows.flatMap(({ id, profile, settledAt }) => (profile && settledAt ? [{ id, profile, at: settledAt }] : []))
}

export type DifferenceCounts = Record<Difference, number>

/** How many people differ in each way, for who may see counts only. */
export async function countDifferences(access: EstablishmentAccess, compared: Compared): Promise<DifferenceCounts> {
  const counts = Object.fromEntries(DIFFERENCES.map((difference) => [difference, 0])) as DifferenceCounts
  for (const { before, after } of await readStates(access, compared)) {
    for (const difference of comparePerson(before, after)) counts[difference]++
  }
  return counts
}

export type PersonCompared = {
  key: string
  pronoteId: string
  before: PersonThen | null
  after: PersonThen | null
}

/** The people who differ in one way, or in any when none is wanted, in the order of their names. */
export async function listDiffering(
  access: EstablishmentAccess<'read_people' | 'export_people'>,
  compared: Compared,
  wanted: Difference | null,
): Promise<PersonCompared[]> {
  const people = await readStates(access, compared)
  return people.filter(({ before, after }) => {
    const differences = comparePerson(before, after)
    return wanted ? differences.includes(wanted) : differences.length > 0
  })
}

type State = {
  profile: Profile
  casId: string | null
  lastName: string
  firstName: string
  className: string | null
  isPresent: boolean
}

/**
 * Everybody who was there once either import was written, as they then were: what a person was before the first import
 * that changed them later or, when none did, what they are now. Two lists of one profile tell of that profile alone. People of nobody else's setup, whatever the ids.
 */
async function readStates({ setupId }: EstablishmentAccess, { from, to }: Compared): Promise<PersonCompared[]> {
  if (!isUuid(from) || !isUuid(to)) return []
  const rows = await db().$queryRaw<{ key: string; pronoteId: string; before: State | null; after: State | null }[]>`
    with ends as (
      select "from"."settledAt" as from_at, "to"."settledAt" as to_at,
        case when "from".profile = "to".profile then "from".profile end as profile
      from "ListImport" as "from", "ListImport" as "to"
      where "from".id = ${from}::uuid and "to".id = ${to}::uuid
        and "from"."setupId" = ${setupId}::uuid and "to"."setupId" = ${setupId}::uuid
    ), changes as (
      select c.*, i."settledAt" as at
      from "ListImport" as i
      join "PersonChange" as c on c."importId" = i.id
      where i."setupId" = ${setupId}::uuid and i.state = 'committed'
    ), before as (
      select distinct on (c."personId") c.* from changes as c, ends where c.at > ends.from_at order by c."personId", c.at
    ), after as (
      select distinct on (c."personId") c.* from changes as c, ends where c.at > ends.to_at order by c."personId", c.at
    ), people as (
      select p.*, coalesce(f."settledAt", p."arrivedAt") as since
      from "Person" as p left join "ListImport" as f on f.id = p."firstImportId"
      where p."setupId" = ${setupId}::uuid
    )
    select p.id::text as key, p."pronoteId",
      case when p.since <= ends.from_at then
        case when b."personId" is null
          then json_build_object('profile', p.profile, 'casId', p."casId", 'lastName', p."lastName",
            'firstName', p."firstName", 'className', p."className", 'isPresent', p."absentSince" is null)
          else json_build_object('profile', b.profile, 'casId', b."casId", 'lastName', b."lastName",
            'firstName', b."firstName", 'className', b."className", 'isPresent', b."absentSince" is null)
        end
      end as before,
      case when p.since <= ends.to_at then
        case when a."personId" is null
          then json_build_object('profile', p.profile, 'casId', p."casId", 'lastName', p."lastName",
            'firstName', p."firstName", 'className', p."className", 'isPresent', p."absentSince" is null)
          else json_build_object('profile', a.profile, 'casId', a."casId", 'lastName', a."lastName",
            'firstName', a."firstName", 'className', a."className", 'isPresent', a."absentSince" is null)
        end
      end as after
    from people as p
    cross join ends
    left join before as b on b."personId" = p.id
    left join after as a on a."personId" = p.id
    where ends.profile is null or ends.profile in (p.profile, b.profile, a.profile)
    order by p."sortName", p.id`
  return rows.map(({ before, after, ...who }) => ({ ...who, before: thenOf(before), after: thenOf(after) }))
}

/** The absent are out of every count. A former name is erased after a while. */
function thenOf(state: State | null): PersonThen | null {
  if (!state?.isPresent) return null
  const { profile, casId, lastName: last, firstName: first, className } = state
  return { profile, casId, name: last === '' && first === '' ? null : { last, first, className } }
}
