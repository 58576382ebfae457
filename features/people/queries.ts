import 'server-only'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'
import type { EstablishmentAccess } from '@/server/access'
import type { Database, Transaction } from '@/server/db'

const PEOPLE_AT_ONCE = 10_000

/** Everybody known in the setup, absent people too, as the rules of an import read them. */
export async function loadPeople(
  tx: Database | Transaction,
  { setupId }: EstablishmentAccess<'import'>,
): Promise<KnownPerson[]> {
  const people: KnownPerson[] = []
  for (let after = -1n; ;) {
    const rows = await tx.person.findMany({
      where: { setupId, id: { gt: after } },
      select: {
        id: true,
        pronoteId: true,
        profile: true,
        casId: true,
        lastName: true,
        firstName: true,
        className: true,
        absentSince: true,
      },
      orderBy: { id: 'asc' },
      take: PEOPLE_AT_ONCE,
    })
    for (const { id, absentSince, ...person } of rows) {
      people.push({ ...person, absent: absentSince !== null })
      after = id
    }
    if (rows.length < PEOPLE_AT_ONCE) return people
  }
}

type ProfileCounts = Record<Profile, number>

/** Present people of each profile, and how many of them are paired. */
export async function countByProfile(
  tx: Transaction,
  { setupId }: EstablishmentAccess<'import'>,
): Promise<{ peopleByProfile: ProfileCounts; pairedByProfile: ProfileCounts }> {
  const rows = await tx.$queryRaw<{ profile: Profile; people: number; paired: number }[]>`
    select profile, count(*)::int as people,
      count(*) filter (where "casId" is not null and not conflict)::int as paired
    from "Person" where "setupId" = ${setupId}::uuid and "absentSince" is null group by profile`
  const none: ProfileCounts = { pupil: 0, guardian: 0, teacher: 0, staff: 0 }
  const counts = { peopleByProfile: { ...none }, pairedByProfile: { ...none } }
  for (const { profile, people, paired } of rows) {
    counts.peopleByProfile[profile] = people
    counts.pairedByProfile[profile] = paired
  }
  return counts
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
