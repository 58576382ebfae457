import 'server-only'
import type { ImportPlan } from '@/domain/import/plan-import'
import type { KnownPerson } from '@/domain/people/person'
import { sortKey } from '@/lib/search-text'
import type { EstablishmentAccess } from '@/server/access'
import { breathe } from '@/server/breathe'
import type { Transaction } from '@/server/db'

/** The setup whose people are written, by which import and when. */
type Writing = { setupId: string; importId: string; at: Date }

/** People written by one statement: an embedded database answers nobody else meanwhile. */
const PEOPLE_AT_ONCE = 5_000

/**
 * Writes what a plan changes and keeps what those changed were before, a few statements for each kind of change however
 * many people there are. The caller holds the setup's row locked and knows that the people are still those that the plan
 * was made for. `onWritten` hears how many changes are written.
 */
export async function writePlan(
  tx: Transaction,
  { setupId }: EstablishmentAccess<'import'>,
  { insert, update, markAbsent, conflictBegins, conflictEnds }: ImportPlan['changes'],
  { importId, at, onWritten }: { importId: string; at: Date; onWritten?: (people: number) => void },
): Promise<void> {
  const writing = { setupId, importId, at }
  const written = (people: readonly unknown[]) => onWritten?.(people.length)
  for (const some of inBatches(insert)) {
    await insertPeople(tx, writing, some)
    written(some)
    await breathe()
  }
  for (const some of inBatches(update)) {
    await keepChanged(
      tx,
      writing,
      some.map(({ pronoteId }) => pronoteId),
    )
    await updatePeople(
      tx,
      writing,
      some.map(({ after }) => after),
    )
    written(some)
    await breathe()
  }
  for (const some of inBatches(markAbsent)) {
    await keepChanged(tx, writing, some)
    await tx.$executeRaw`
      update "Person" set "absentSince" = ${at}, "lastImportId" = ${importId}::uuid
      where "setupId" = ${setupId}::uuid and "pronoteId" = any(${some}::text[])`
    written(some)
    await breathe()
  }
  if (conflictBegins.length + conflictEnds.length > 0) {
    await tx.$executeRaw`
      update "Person" set conflict = "pronoteId" = any(${conflictBegins}::bpchar[])
      where "setupId" = ${setupId}::uuid and "pronoteId" = any(${[...conflictBegins, ...conflictEnds]}::bpchar[])`
  }
}

function* inBatches<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += PEOPLE_AT_ONCE) yield all.slice(from, from + PEOPLE_AT_ONCE)
}

async function keepChanged(tx: Transaction, { setupId, importId }: Writing, pronoteIds: string[]): Promise<void> {
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

/** One Identifiant CAS on several people present in the setup: none of them counts as paired. Computed anew. */
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

/**
 * Makes the people what they were before an import which nothing wrote after: those it brought are removed, those it
 * changed or marked absent are as before. Gives how many of each.
 */
export async function unwriteImport(
  tx: Transaction,
  { setupId }: EstablishmentAccess<'import'>,
  importId: string,
): Promise<{ removed: number; restored: number }> {
  const renamed = await tx.$queryRaw<{ id: bigint; lastName: string; firstName: string }[]>`
    select p.id, c."lastName", c."firstName"
    from "PersonChange" as c join "Person" as p on p.id = c."personId"
    where c."importId" = ${importId}::uuid and p."setupId" = ${setupId}::uuid
      and (p."lastName", p."firstName") is distinct from (c."lastName", c."firstName")`
  if (renamed.length > 0) {
    const ids = renamed.map(({ id }) => String(id))
    const sortNames = renamed.map(({ lastName, firstName }) => sortKey(`${lastName} ${firstName}`))
    await tx.$executeRaw`
      update "Person" as p set "sortName" = t.sort
      from unnest(${ids}::bigint[], ${sortNames}::text[]) as t(id, sort) where p.id = t.id`
  }
  const restored = await tx.$executeRaw`
    update "Person" as p
    set profile = c.profile, "casId" = c."casId", "lastName" = c."lastName", "firstName" = c."firstName",
      "className" = c."className", "absentSince" = c."absentSince", "lostPairingAt" = c."lostPairingAt",
      "lastImportId" = c."lastImportId"
    from "PersonChange" as c
    where c."importId" = ${importId}::uuid and c."personId" = p.id and p."setupId" = ${setupId}::uuid`
  const { count: removed } = await tx.person.deleteMany({ where: { setupId, firstImportId: importId } })
  await tx.personChange.deleteMany({ where: { importId } })
  await flagConflicts(tx, setupId)
  return { removed, restored }
}

/** Erases the former names of whom these imports changed; the Identifiants CAS before them stay, for comparing imports. */
export async function forgetFormerNames(tx: Transaction, importIds: string[]): Promise<void> {
  await tx.personChange.updateMany({
    where: { importId: { in: importIds } },
    data: { lastName: '', firstName: '', className: null },
  })
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
