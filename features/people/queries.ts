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

/** Present people of one profile, and how many of them are paired. */
export async function countProfile(
  tx: Transaction,
  { setupId }: EstablishmentAccess<'import'>,
  profile: Profile,
): Promise<{ people: number; paired: number }> {
  const present = { setupId, profile, absentSince: null }
  const people = await tx.person.count({ where: present })
  const paired = await tx.person.count({ where: { ...present, casId: { not: null }, conflict: false } })
  return { people, paired }
}
