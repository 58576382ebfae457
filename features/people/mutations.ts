import 'server-only'
import { PLANNED_KINDS, type PlannedKind } from '@/domain/import/planned-kind'
import type { OwnImport } from '@/features/analyses/queries'
import { inBatches } from '@/lib/in-batches'
import { sortKey } from '@/lib/search-text'
import { Prisma } from '@/prisma/generated/client'
import type { EstablishmentAccess } from '@/server/access'
import { breathe } from '@/server/breathe'
import type { Transaction } from '@/server/db'

/** People written by one statement: an embedded database answers nobody else meanwhile. */
const PEOPLE_AT_ONCE = 5_000

type Part = { importId: string; part: number; kind: PlannedKind; people: number }

/**
 * Writes what these imports planned and keeps what whom they change was before, a few statements for each kind of change
 * however many people and imports there are. The caller holds the setups' rows locked and knows that the people are still
 * those that the plans were made for. `onShare` hears which share is written. Gives how many people each import that had
 * anything to write brings in, changes or marks absent.
 */
export async function writePlan(
  tx: Transaction,
  imports: readonly OwnImport[],
  { at, onShare }: { at: Date; onShare?: (share: number) => void },
): Promise<Map<string, number>> {
  const parts = await tx.$queryRaw<Part[]>`
    select p."importId", p.part, p.kind, p.people
    from unnest(
      ${imports.map(({ importId }) => importId)}::uuid[], ${imports.map(({ access }) => access.setupId)}::uuid[]
    ) as own(id, setup)
    join "ListImport" as i on i.id = own.id and i."setupId" = own.setup
    join "PlannedChange" as p on p."importId" = i.id
    order by p."importId", p.part`
  const total = parts.reduce((sum, { people }) => sum + people, 0)
  let done = 0
  for (const { kind, some } of inTurn(parts)) {
    await WRITE[kind](tx, plannedIn(some), at)
    onShare?.((done += some.reduce((sum, { people }) => sum + people, 0)) / total)
    await breathe()
  }
  const planned = new Map<string, number>()
  for (const { importId, kind, people } of parts) {
    planned.set(importId, (planned.get(importId) ?? 0) + (kind.startsWith('conflict') ? 0 : people))
  }
  return planned
}

function inTurn(parts: readonly Part[]): { kind: PlannedKind; some: Part[] }[] {
  return PLANNED_KINDS.flatMap((kind) => {
    const own = parts.filter((part) => part.kind === kind)
    return inBatches(own, PEOPLE_AT_ONCE, ({ people }) => people).map((some) => ({ kind, some }))
  })
}

/** The planned parts `p`, each with its import `i`. */
function plannedIn(parts: readonly Part[]): Prisma.Sql {
  return Prisma.sql`unnest(
      ${parts.map(({ importId }) => importId)}::uuid[], ${parts.map(({ part }) => part)}::int[]
    ) as chosen(id, part)
    join "PlannedChange" as p on p."importId" = chosen.id and p.part = chosen.part
    join "ListImport" as i on i.id = p."importId"`
}

const EACH_PERSON = Prisma.sql`cross join lateral unnest(
    p."pronoteIds", p."casIds", p."lastNames", p."firstNames", p."classNames", p."sortNames"
  ) as t(id, cas, last, first, class, sort)`
const EACH_IDENTIFIER = Prisma.sql`cross join lateral unnest(p."pronoteIds") as t(id)`

/**
 * The planned people of some parts as a table `t`, made before anybody is looked up: a database that has not counted its
 * people yet would otherwise read the whole list again for each of them.
 */
function listed(parts: Prisma.Sql, each: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`with t as materialized (
      select i.id as "importId", i."setupId", i.profile, p.kind, t.* from ${parts} ${each}
    )`
}

type WriteParts = (tx: Transaction, parts: Prisma.Sql, at: Date) => Promise<void>

const WRITE: Record<PlannedKind, WriteParts> = {
  insert: insertPeople,
  update: updatePeople,
  absent: markAbsent,
  conflict_begins: turnConflicts,
  conflict_ends: turnConflicts,
}

async function insertPeople(tx: Transaction, parts: Prisma.Sql, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into "Person"
      ("setupId", "pronoteId", profile, "casId", "lastName", "firstName", "className", "sortName", "arrivedAt",
        "firstImportId", "lastImportId")
    select i."setupId", t.id, i.profile, t.cas, t.last, t.first, t.class, t.sort, ${at}::timestamptz, i.id, i.id
    from ${parts} ${EACH_PERSON}`
}

/** Who is in the list is present again, if they were not. */
async function updatePeople(tx: Transaction, parts: Prisma.Sql, at: Date): Promise<void> {
  await keepChanged(tx, parts)
  await tx.$executeRaw`
    ${listed(parts, EACH_PERSON)}
    update "Person" as q
    set profile = t.profile, "casId" = t.cas, "lastName" = t.last, "firstName" = t.first,
        "className" = t.class, "sortName" = t.sort, "absentSince" = null, "lastImportId" = t."importId",
        "lostPairingAt" = case
          when t.cas is not null then null
          when q."casId" is not null then ${at}::timestamptz
          else q."lostPairingAt"
        end
    from t where q."setupId" = t."setupId" and q."pronoteId" = t.id`
}

async function markAbsent(tx: Transaction, parts: Prisma.Sql, at: Date): Promise<void> {
  await keepChanged(tx, parts)
  await tx.$executeRaw`
    ${listed(parts, EACH_IDENTIFIER)}
    update "Person" as q set "absentSince" = ${at}::timestamptz, "lastImportId" = t."importId"
    from t where q."setupId" = t."setupId" and q."pronoteId" = t.id`
}

async function turnConflicts(tx: Transaction, parts: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    ${listed(parts, EACH_IDENTIFIER)}
    update "Person" as q set conflict = t.kind = 'conflict_begins'
    from t where q."setupId" = t."setupId" and q."pronoteId" = t.id`
}

async function keepChanged(tx: Transaction, parts: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    ${listed(parts, EACH_IDENTIFIER)}
    insert into "PersonChange" ("importId", "personId", profile, "casId", "lastName", "firstName", "className",
      "absentSince", "lostPairingAt", "lastImportId")
    select t."importId", q.id, q.profile, q."casId", q."lastName", q."firstName", q."className",
      q."absentSince", q."lostPairingAt", q."lastImportId"
    from t join "Person" as q on q."setupId" = t."setupId" and q."pronoteId" = t.id`
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
