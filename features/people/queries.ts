import 'server-only'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'
import type { EstablishmentAccess } from '@/server/access'
import type { Transaction } from '@/server/db'

/** Everybody known in the setup, absent people too, as the rules of an import read them. */
export async function loadPeople(tx: Transaction, { setupId }: EstablishmentAccess<'import'>): Promise<KnownPerson[]> {
  const rows = await tx.person.findMany({
    where: { setupId },
    select: {
      pronoteId: true,
      profile: true,
      casId: true,
      lastName: true,
      firstName: true,
      className: true,
      absentSince: true,
    },
  })
  return rows.map(({ absentSince, ...person }) => ({ ...person, absent: absentSince !== null }))
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
