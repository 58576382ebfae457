import 'server-only'
import type { ImportPlan } from '@/domain/import/plan-import'
import type { KnownPerson } from '@/domain/people/person'
import { sortKey } from '@/lib/search-text'
import type { EstablishmentAccess } from '@/server/access'
import type { Transaction } from '@/server/db'

/**
 * Writes what a plan changes, one statement for each kind of change however many people there are. The caller holds the
 * setup's row locked and has read, in this transaction, the people that the plan was made for.
 */
export async function writePlan(
  tx: Transaction,
  { setupId }: EstablishmentAccess<'import'>,
  { insert, update, markAbsent }: ImportPlan['changes'],
  at: Date,
): Promise<void> {
  if (insert.length > 0) await insertPeople(tx, setupId, insert, at)
  if (update.length > 0) {
    await updatePeople(
      tx,
      setupId,
      update.map(({ after }) => after),
    )
  }
  if (markAbsent.length > 0) {
    await tx.$executeRaw`
      update "Person" set "absentSince" = ${at}
      where "setupId" = ${setupId}::uuid and "pronoteId" = any(${markAbsent}::text[])`
  }
  await flagConflicts(tx, setupId)
}

async function insertPeople(tx: Transaction, setupId: string, people: KnownPerson[], at: Date): Promise<void> {
  const c = columnsOf(people)
  await tx.$executeRaw`
    insert into "Person"
      ("setupId", "pronoteId", profile, "casId", "lastName", "firstName", "className", "sortName", "arrivedAt")
    select ${setupId}::uuid, t.id, t.profile::"Profile", t.cas, t.last, t.first, t.class, t.sort, ${at}
    from unnest(
      ${c.pronoteIds}::text[], ${c.profiles}::text[], ${c.casIds}::text[], ${c.lastNames}::text[],
      ${c.firstNames}::text[], ${c.classNames}::text[], ${c.sortNames}::text[]
    ) as t(id, profile, cas, last, first, class, sort)`
}

/** Who is in the list is present again, if they were not. */
async function updatePeople(tx: Transaction, setupId: string, people: KnownPerson[]): Promise<void> {
  const c = columnsOf(people)
  await tx.$executeRaw`
    update "Person" as p
    set profile = t.profile::"Profile", "casId" = t.cas, "lastName" = t.last, "firstName" = t.first,
        "className" = t.class, "sortName" = t.sort, "absentSince" = null
    from unnest(
      ${c.pronoteIds}::text[], ${c.profiles}::text[], ${c.casIds}::text[], ${c.lastNames}::text[],
      ${c.firstNames}::text[], ${c.classNames}::text[], ${c.sortNames}::text[]
    ) as t(id, profile, cas, last, first, class, sort)
    where p."setupId" = ${setupId}::uuid and p."pronoteId" = t.id`
}

/** One Identifiant CAS on several people present in the setup: none of them counts as paired. */
async function flagConflicts(tx: Transaction, setupId: string): Promise<void> {
  await tx.$executeRaw`
    update "Person" as p
    set conflict = not p.conflict
    from (
      select id, "absentSince" is null and "casId" is not null
        and count(*) filter (where "absentSince" is null) over (partition by "casId") > 1 as shared
      from "Person"
      where "setupId" = ${setupId}::uuid
    ) as f
    where p.id = f.id and p.conflict <> f.shared`
}

function columnsOf(people: KnownPerson[]) {
  return {
    pronoteIds: people.map((person) => person.pronoteId),
    profiles: people.map((person) => person.profile),
    casIds: people.map((person) => person.casId),
    lastNames: people.map((person) => person.lastName),
    firstNames: people.map((person) => person.firstName),
    classNames: people.map((person) => person.className),
    sortNames: people.map((person) => sortKey(`${person.lastName} ${person.firstName}`)),
  }
}
