import 'server-only'
import type { ImportPlan } from '@/domain/import/plan-import'
import type { KnownPerson } from '@/domain/people/person'
import { sortKey } from '@/lib/search-text'
import type { EstablishmentAccess } from '@/server/access'
import type { Transaction } from '@/server/db'

/** The setup whose people are written, by which import and when. */
type Writing = { setupId: string; importId: string; at: Date }

/**
 * Writes what a plan changes, one statement for each kind of change however many people there are, and keeps what those
 * changed were before. The caller holds the setup's row locked and has read, in this transaction, the people that the
 * plan was made for.
 */
export async function writePlan(
  tx: Transaction,
  { setupId }: EstablishmentAccess<'import'>,
  { insert, update, markAbsent }: ImportPlan['changes'],
  { importId, at }: { importId: string; at: Date },
): Promise<void> {
  const writing = { setupId, importId, at }
  await keepChanged(tx, writing, [...update.map(({ pronoteId }) => pronoteId), ...markAbsent])
  if (insert.length > 0) await insertPeople(tx, writing, insert)
  if (update.length > 0) {
    await updatePeople(
      tx,
      writing,
      update.map(({ after }) => after),
    )
  }
  if (markAbsent.length > 0) {
    await tx.$executeRaw`
      update "Person" set "absentSince" = ${at}, "lastImportId" = ${importId}::uuid
      where "setupId" = ${setupId}::uuid and "pronoteId" = any(${markAbsent}::text[])`
  }
  await flagConflicts(tx, setupId)
}

async function keepChanged(tx: Transaction, { setupId, importId }: Writing, pronoteIds: string[]): Promise<void> {
  if (pronoteIds.length === 0) return
  await tx.$executeRaw`
    insert into "PersonChange" ("importId", "personId", profile, "casId", "lastName", "firstName", "className",
      "absentSince", "lostPairingAt", "lastImportId")
    select ${importId}::uuid, id, profile, "casId", "lastName", "firstName", "className",
      "absentSince", "lostPairingAt", "lastImportId"
    from "Person" where "setupId" = ${setupId}::uuid and "pronoteId" = any(${pronoteIds}::text[])`
}

async function insertPeople(tx: Transaction, { setupId, importId, at }: Writing, people: KnownPerson[]): Promise<void> {
  const c = columnsOf(people)
  await tx.$executeRaw`
    insert into "Person"
      ("setupId", "pronoteId", profile, "casId", "lastName", "firstName", "className", "sortName", "arrivedAt",
        "firstImportId", "lastImportId")
    select ${setupId}::uuid, t.id, t.profile::"Profile", t.cas, t.last, t.first, t.class, t.sort, ${at},
      ${importId}::uuid, ${importId}::uuid
    from unnest(
      ${c.pronoteIds}::text[], ${c.profiles}::text[], ${c.casIds}::text[], ${c.lastNames}::text[],
      ${c.firstNames}::text[], ${c.classNames}::text[], ${c.sortNames}::text[]
    ) as t(id, profile, cas, last, first, class, sort)`
}

/** Who is in the list is present again, if they were not. */
async function updatePeople(tx: Transaction, { setupId, importId, at }: Writing, people: KnownPerson[]): Promise<void> {
  const c = columnsOf(people)
  await tx.$executeRaw`
    update "Person" as p
    set profile = t.profile::"Profile", "casId" = t.cas, "lastName" = t.last, "firstName" = t.first,
        "className" = t.class, "sortName" = t.sort, "absentSince" = null, "lastImportId" = ${importId}::uuid,
        "lostPairingAt" = case
          when t.cas is not null then null
          when p."casId" is not null then ${at}::timestamptz
          else p."lostPairingAt"
        end
    from unnest(
      ${c.pronoteIds}::text[], ${c.profiles}::text[], ${c.casIds}::text[], ${c.lastNames}::text[],
      ${c.firstNames}::text[], ${c.classNames}::text[], ${c.sortNames}::text[]
    ) as t(id, profile, cas, last, first, class, sort)
    where p."setupId" = ${setupId}::uuid and p."pronoteId" = t.id`
}

/** One Identifiant CAS on several people present in the setup: none of them counts as paired. */
export async function flagConflicts(tx: Transaction, setupId: string): Promise<void> {
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
