import 'server-only'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'
import type { EstablishmentAccess } from '@/server/access'
import type { Database, Transaction } from '@/server/db'

const PEOPLE_AT_ONCE = 10_000

type PersonRow = [
  pronoteId: string,
  profile: Profile,
  casId: string | null,
  lastName: string,
  firstName: string,
  className: string | null,
  absent: boolean,
]

/**
 * Everybody known in the setup, absent people too, as the rules of an import read them. Some thousands at a time, in one
 * JSON text: rows read one by one cost several times as much.
 */
export async function loadPeople(
  tx: Database | Transaction,
  { setupId }: EstablishmentAccess<'import'>,
): Promise<KnownPerson[]> {
  const people: KnownPerson[] = []
  for (let after = ''; ;) {
    const [page] = await tx.$queryRaw<{ rows: string }[]>`
      select coalesce(json_agg(json_build_array(p."pronoteId", p.profile, p."casId", p."lastName", p."firstName",
        p."className", p."absentSince" is not null) order by p."pronoteId"), '[]')::text as rows
      from (
        select * from "Person" where "setupId" = ${setupId}::uuid and "pronoteId" > ${after}::bpchar
        order by "pronoteId" limit ${PEOPLE_AT_ONCE}
      ) as p`
    const rows = JSON.parse(page?.rows ?? '[]') as PersonRow[]
    for (const [pronoteId, profile, casId, lastName, firstName, className, absent] of rows) {
      people.push({ pronoteId, profile, casId, lastName, firstName, className, absent })
      after = pronoteId
    }
    if (rows.length < PEOPLE_AT_ONCE) return people
  }
}

type ProfileCounts = Record<Profile, number>

type CountsByProfile = { peopleByProfile: ProfileCounts; pairedByProfile: ProfileCounts }

/** Present people of each profile of a setup, and how many of them are paired. */
export async function countByProfile(tx: Transaction, access: EstablishmentAccess<'import'>): Promise<CountsByProfile> {
  return (await countEachByProfile(tx, [access]))(access)
}

/** The same for several setups. */
export async function countEachByProfile(
  tx: Transaction,
  accesses: readonly EstablishmentAccess<'import'>[],
): Promise<(access: EstablishmentAccess<'import'>) => CountsByProfile> {
  const rows = await tx.$queryRaw<{ setupId: string; profile: Profile; people: number; paired: number }[]>`
    select "setupId", profile, count(*)::int as people,
      count(*) filter (where "casId" is not null and not conflict)::int as paired
    from "Person"
    where "setupId" = any(${accesses.map(({ setupId }) => setupId)}::uuid[]) and "absentSince" is null
    group by "setupId", profile`
  return ({ setupId }) => {
    const none: ProfileCounts = { pupil: 0, guardian: 0, teacher: 0, staff: 0 }
    const counts = { peopleByProfile: { ...none }, pairedByProfile: { ...none } }
    for (const { profile, people, paired } of rows.filter((row) => row.setupId === setupId)) {
      counts.peopleByProfile[profile] = people
      counts.pairedByProfile[profile] = paired
    }
    return counts
  }
}

/** The people whom an import wrote and something else wrote since: by which import, null for none. */
export async function findWrittenSince(
  tx: Transaction,
  { setupId }: EstablishmentAccess<'import'>,
  importId: string,
): Promise<(string | null)[]> {
  const rows = await tx.$queryRaw<{ by: string | null }[]>`
    select distinct p."lastImportId" as by
    from "Person" as p
    where p."setupId" = ${setupId}::uuid and p."lastImportId" is distinct from ${importId}::uuid and (
      p."firstImportId" = ${importId}::uuid
      or p.id in (select c."personId" from "PersonChange" as c where c."importId" = ${importId}::uuid)
    )`
  return rows.map(({ by }) => by)
}
