import 'server-only'
import type { Profile } from '@/domain/people/profile'
import { Prisma } from '@/prisma/generated/client'
import { journalContext, type EstablishmentAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'
import { record } from '@/server/journal'

export type ExportedPerson = {
  key: string
  profile: Profile
  lastName: string
  firstName: string
  className: string | null
  pronoteId: string
  casId: string | null
  state: 'paired' | 'empty' | 'shared' | 'absent'
}

/**
 * The people of the establishment, to be taken away as a file, by profile and name: everybody, absent people too, or
 * those present who are not paired. The journal keeps that it was done, in the same transaction.
 */
export async function exportPeople(
  access: EstablishmentAccess<'export_people'>,
  list: 'unpaired' | 'people',
): Promise<ExportedPerson[]> {
  const unpaired = Prisma.sql`and "absentSince" is null and ("casId" is null or conflict)`
  return db().$transaction(async (tx) => {
    const people = await tx.$queryRaw<ExportedPerson[]>`
      select id::text as key, profile, "lastName", "firstName", "className", "pronoteId", "casId",
        case
          when "absentSince" is not null then 'absent'
          when "casId" is null then 'empty'
          when conflict then 'shared'
          else 'paired'
        end as state
      from "Person"
      where "setupId" = ${access.setupId}::uuid ${list === 'unpaired' ? unpaired : Prisma.empty}
      order by profile, "sortName", id`
    await record(tx, journalContext(access, now()), {
      kind: 'people_exported',
      data: { list, people: people.length },
    })
    return people
  })
}
