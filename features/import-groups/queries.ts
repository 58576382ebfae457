import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import type { Coverage } from '@/domain/import/coverage'
import { importStatus, isOpen, OPEN_STATES, type ImportState, type ImportStatus } from '@/domain/import/import-status'
import { COUNTED_STATUSES, countedOf } from '@/domain/import-group/counted-statuses'
import { isTakenBy } from '@/domain/import-group/group-act'
import { groupWork, type GroupWork } from '@/domain/import-group/group-work'
import type { LeftOut } from '@/domain/import-group/place-rows'
import { rowsDone, type RowsSince } from '@/domain/import-group/rows-done'
import type { Profile } from '@/domain/people/profile'
import type { RowProgress } from '@/features/imports/queries'
import { SAMPLE_ROWS, sampleValues } from '@/features/known-columns/queries'
import { isUuid } from '@/lib/is-uuid'
import type { Prisma } from '@/prisma/generated/client'
import type { AdministrationAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db, type Transaction } from '@/server/db'

export type GroupSummary = {
  id: string
  fileName: string
  profile: Profile
  coverage: Coverage
  rows: number
  establishments: number
  createdAt: Date
  work: GroupWork | null
}

export type GroupDetail = GroupSummary & {
  leftOut: LeftOut[]
  /** How far the work under way is. */
  progress: RowProgress
  /** How many imports there are in each state; those not analysed yet are in none. */
  byStatus: Partial<Record<ImportStatus, number>>
  /** The counts of those of its imports that `countedOf` tells, added up. */
  counts: ImportCounts
  /** Imports that wait, and whose establishment is not open to the caller any more. */
  closed: number
  /** Imports that wait until it is said which column holds the Identifiant CAS, if any does. */
  asking: number
  /** Imports that confirming the whole would write: they wait, are not held, and are not out of date. */
  confirmable: number
  /** Imports that wait, held or not, and whose people were written since their analysis. */
  outdated: number
  /** Those that wait and were analysed again by themselves. */
  analysedAgain: Pick<GroupMember, 'id' | 'analysisNumber'>[]
}

/** One's own groups: what a group can do depends on the openings of who brought it. */
const SUMMARY = {
  id: true,
  fileName: true,
  profile: true,
  coverage: true,
  rows: true,
  establishments: true,
  createdAt: true,
  ...{ analysedAt: true, heartbeatAt: true, act: true },
} as const

type SummaryRow = Omit<GroupSummary, 'work'> & Parameters<typeof groupWork>[0]

function summaryOf({ analysedAt, heartbeatAt, act, ...row }: SummaryRow): GroupSummary {
  return { ...row, work: groupWork({ analysedAt, heartbeatAt, act }, now()) }
}

/** What the caller brought, as long as they administer every establishment of it. */
function ownGroup({ actor, scope }: Pick<AdministrationAccess, 'actor' | 'scope'>): Prisma.ImportGroupWhereInput {
  if (scope.all) return { createdById: actor.id }
  const elsewhere = { academyCode: { notIn: scope.academyCodes } }
  return { createdById: actor.id, imports: { none: { setup: { establishment: elsewhere } } } }
}

/** The lists of several establishments that the caller brought, the latest first. */
export async function listGroups({ actor, scope }: AdministrationAccess, limit = 20): Promise<GroupSummary[]> {
  const groups = await db().importGroup.findMany({
    where: ownGroup({ actor, scope }),
    select: SUMMARY,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
  return groups.map(summaryOf)
}

/** One of them, counted in one statement whatever the number of its imports; null for another's. */
export async function findGroup(access: AdministrationAccess, groupId: string): Promise<GroupDetail | null> {
  const found = isUuid(groupId)
    ? await db().importGroup.findFirst({
        where: { id: groupId, ...ownGroup(access) },
        select: { ...SUMMARY, leftOut: true, workStartedAt: true, workRows: true, workRowsDone: true },
      })
    : null
  if (!found) return null
  const { leftOut, workStartedAt, workRows, workRowsDone, ...row } = found
  // Before their counts: an analysis is never told as shown while counts are those of a former one.
  const members = await listMembers(db(), access, groupId)
  const waiting = members.filter((one) => isTakenBy('discard', one, now()))
  const startedAt = workStartedAt ?? row.createdAt
  const { counts, byStatus, since } = await countImports(groupId, startedAt)
  return {
    ...summaryOf(row),
    // Written by this application alone, from the same type.
    leftOut: leftOut as unknown as LeftOut[],
    progress: {
      rowsDone: rowsDone({ act: row.act, told: workRowsDone, rows: workRows }, since),
      rows: workRows,
      startedAt,
    },
    byStatus,
    counts,
    closed: waiting.filter(({ isOpen }) => !isOpen).length,
    asking: waiting.filter(({ asksCasId }) => asksCasId).length,
    confirmable: waiting.filter((one) => isTakenBy('commit', one, now())).length,
    outdated: waiting.filter(({ isOutdated }) => isOutdated).length,
    analysedAgain: waiting.filter(({ analysisNumber }) => analysisNumber > 1),
  }
}

const COUNTED = [
  ...(['rows', 'new', 'changed', 'unchanged', 'repeated', 'refused'] as const),
  ...(['missing', 'newlyPaired', 'lostPairing', 'conflicts', 'warned'] as const),
] satisfies (keyof ImportCounts)[]
/** Added up only where each import has them (`PlanCounts`). */
const COUNTED_LATELY = ['missingPaired', 'conflictBegins', 'conflictEnds'] as const satisfies (keyof ImportCounts)[]

async function countImports(groupId: string, startedAt: Date) {
  const states = await db().$queryRaw<(RowsSince & { isExpired: boolean; imports: number })[]>`
    select state, "expiresAt" <= ${now()} as "isExpired", count(*)::int as imports,
      coalesce(sum((counts ->> 'rows')::int) filter (where "createdAt" >= ${startedAt}), 0)::int as "rowsBrought",
      coalesce(sum((counts ->> 'rows')::int) filter (where "settledAt" >= ${startedAt}), 0)::int as "rowsSettled"
    from "ListImport" where "groupId" = ${groupId}::uuid group by state, "isExpired"`
  const byStatus: Partial<Record<ImportStatus, number>> = {}
  for (const { state, isExpired, imports } of states) {
    const status = isExpired && isOpen(state) ? 'expired' : state
    byStatus[status] = (byStatus[status] ?? 0) + imports
  }
  const totals = await db().$queryRaw<{ key: string; total: number; imports: number }[]>`
    select c.key, sum(c.value::int)::int as total, count(*)::int as imports
    from "ListImport" as i cross join lateral jsonb_each_text(i.counts) as c
    where i."groupId" = ${groupId}::uuid and case
      when i."expiresAt" <= ${now()} and i.state::text = any(${OPEN_STATES}::text[]) then 'expired'
      else i.state::text
    end = any(${COUNTED_STATUSES[countedOf(byStatus)]}::text[])
    group by c.key`
  const found = new Map(totals.map((one) => [one.key, one]))
  const everywhere = COUNTED_LATELY.filter((key) => found.get(key)?.imports === found.get('rows')?.imports)
  const counts = Object.fromEntries(
    [...COUNTED, ...everywhere].map((key) => [key, found.get(key)?.total ?? 0]),
  ) as ImportCounts
  return { byStatus, counts, since: states }
}

/** An import of a group, as far as an act on the whole asks. */
export type GroupMember = {
  id: string
  uai: string
  name: string
  city: string
  academyCode: string
  state: ImportState
  analysisNumber: number
  rows: number
  expiresAt: Date
  undoableUntil: Date | null
  /** Whether the people of its establishment are open to the caller: an hour is soon over. */
  isOpen: boolean
  /** The Identifiant CAS may stand in a column of which nobody said the meaning (`mayHoldCasId`). */
  asksCasId: boolean
  /** People of its establishment were written since its analysis: it must be made again before it is confirmed. */
  isOutdated: boolean
}

/** The imports of one's own group on which the caller may act: of a closed school year's, nothing is done any more. */
export async function listMembers(
  tx: Transaction,
  { actor, scope }: AdministrationAccess,
  groupId: string,
): Promise<GroupMember[]> {
  if (!isUuid(groupId)) return []
  const academyCodes = scope.all ? null : scope.academyCodes
  return tx.$queryRaw<GroupMember[]>`
    select i.id, e.uai, e.name, e.city, e."academyCode", i.state, i."analysisNumber", i."expiresAt", i."undoableUntil",
      (i.counts ->> 'rows')::int as rows,
      exists (
        select from "Opening" as o
        where o.uai = s.uai and o."accountId" = ${actor.id}::uuid and o.until > ${now()}
      ) or exists (
        select from "Membership" as m
        where m."accountId" = ${actor.id}::uuid and m.role = 'school_admin' and m.uai = s.uai
      ) as "isOpen",
      i.recognised -> 'unrecognised' is not null and not i.recognised -> 'columns' @> '[{"field": "casId"}]'
        as "asksCasId",
      i."peopleVersion" <> s."peopleVersion" as "isOutdated"
    from "ListImport" as i
    join "ImportGroup" as g on g.id = i."groupId"
    join "Setup" as s on s.id = i."setupId"
    join "Establishment" as e on e.uai = s.uai
    where i."groupId" = ${groupId}::uuid and g."createdById" = ${actor.id}::uuid and e."disabledAt" is null
      and (${academyCodes}::text[] is null or e."academyCode" = any(${academyCodes}::text[]))
      and s."schoolYear" = (select max(one."schoolYear") from "Setup" as one where one.uai = s.uai)
    order by e."sortName", e.uai`
}

/** A column of which nobody said the meaning: its place in the list, its title, a few of its values. */
export type AskedColumn = { index: number; title: string; samples: string[] }

/** The columns in which the Identifiant CAS may stand, of a group's imports that wait for it; none where none waits. */
export async function listAskedColumns(access: AdministrationAccess, groupId: string): Promise<AskedColumn[]> {
  const asking = (await listMembers(db(), access, groupId)).filter((one) => isTakenBy('match', one, now()))
  const ids = asking.filter(({ isOpen }) => isOpen).map(({ id }) => id)
  const columns = await db().$queryRaw<{ index: number; title: string; values: string[] | null }[]>`
    with shown as (
      select distinct on (index) u.value::int as index, i.id
      from "ListImport" as i cross join lateral jsonb_array_elements_text(i.recognised -> 'unrecognised') as u
      where i.id = any(${ids}::uuid[])
      order by index, (i.counts ->> 'rows')::int desc
    )
    select shown.index, i.recognised #>> array['columns', shown.index::text, 'header'] as title,
      (select jsonb_agg(coalesce(one.value -> 'cells' ->> shown.index, '') order by one.rank)
       from jsonb_array_elements(i.analysis #> '{list,rows}') with ordinality as one(value, rank)
       where one.rank <= ${SAMPLE_ROWS}) as values
    from shown join "ListImport" as i on i.id = shown.id
    order by shown.index`
  return columns.map(({ values, ...column }) => ({ ...column, samples: sampleValues(values ?? []) }))
}

export type GroupImport = {
  id: string
  uai: string
  name: string
  city: string
  status: ImportStatus
  counts: ImportCounts
  holds: number
  /** People were written since its analysis: it must be made again before it is confirmed. */
  isOutdated: boolean
  /** It waits, and was analysed again by itself. */
  isAnalysedAgain: boolean
}

export const GROUP_PAGE_SIZE = 100

/** The imports of one's own group, those that need somebody first; all of them without page. */
export async function listGroupImports(
  { actor }: AdministrationAccess,
  groupId: string,
  page?: number,
): Promise<GroupImport[]> {
  const rows = await db().$queryRaw<(Omit<GroupImport, 'status'> & { state: ImportState; expiresAt: Date })[]>`
    select i.id, s.uai, e.name, e.city, i.state, i."expiresAt", i.counts, jsonb_array_length(i.holds) as holds,
      i."peopleVersion" <> s."peopleVersion" as "isOutdated", i."analysisNumber" > 1 as "isAnalysedAgain"
    from "ListImport" as i
    join "ImportGroup" as g on g.id = i."groupId"
    join "Setup" as s on s.id = i."setupId"
    join "Establishment" as e on e.uai = s.uai
    where i."groupId" = ${groupId}::uuid and g."createdById" = ${actor.id}::uuid
    order by array_position(array['held', 'interrupted', 'committing', 'analysed']::text[], i.state::text),
      (i.counts ->> 'refused')::int desc, e."sortName", s.uai
    limit ${page ? GROUP_PAGE_SIZE : null}::int offset ${page ? (page - 1) * GROUP_PAGE_SIZE : 0}::int`
  return rows.map(({ state, expiresAt, ...row }) => {
    const status = importStatus({ state, expiresAt }, now())
    const waits = isOpen(status)
    return { ...row, status, isOutdated: waits && row.isOutdated, isAnalysedAgain: waits && row.isAnalysedAgain }
  })
}

export type Unanalysed = { uai: string; name: string; city: string }

/** The establishments of one's own group that have no import of it, their analysis having been cut or failed. */
export async function listUnanalysed(access: AdministrationAccess, groupId: string): Promise<Unanalysed[]> {
  if (!isUuid(groupId)) return []
  return db().$queryRaw<Unanalysed[]>`
    select e.uai, e.name, e.city
    from "ImportGroup" as g join "Establishment" as e on e.uai = any(g.uais)
    where g.id = ${groupId}::uuid and g."createdById" = ${access.actor.id}::uuid and not exists (
      select from "ListImport" as i join "Setup" as s on s.id = i."setupId" where i."groupId" = g.id and s.uai = e.uai
    )
    order by e."sortName", e.uai`
}
