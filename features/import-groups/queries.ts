import 'server-only'
import type { ImportCounts } from '@/domain/import/analyse-import'
import type { Coverage } from '@/domain/import/coverage'
import { importStatus, isOpen, OPEN_STATES, type ImportState, type ImportStatus } from '@/domain/import/import-status'
import type { UaiRefusal } from '@/domain/establishment/uai'
import type { Profile } from '@/domain/people/profile'
import { isUuid } from '@/lib/is-uuid'
import type { Prisma } from '@/prisma/generated/client'
import type { AdministrationAccess } from '@/server/access'
import { now } from '@/server/clock'
import { db } from '@/server/db'

/** Seconds; work that is silent for so long belongs to a server that died. */
export const GROUP_STALE_AFTER_S = 30

/** Rows that are of no import: what they have for a UAI, why it names nobody here, how many, the first line. */
export type LeftOut = { written: string; why: UaiRefusal | { reason: 'unknown' }; rows: number; line: number }

export type GroupSummary = {
  id: string
  fileName: string
  profile: Profile
  coverage: Coverage
  rows: number
  establishments: number
  createdAt: Date
}

export type GroupDetail = GroupSummary & {
  leftOut: LeftOut[]
  /** `analysing` and `writing` while a server is at it; `cut` when it died before everything was analysed. */
  work: 'analysing' | 'writing' | 'cut' | null
  /** How many imports there are in each state; those not analysed yet are in none. */
  byStatus: Partial<Record<ImportStatus, number>>
  /** The counts of all its imports, added up. */
  counts: ImportCounts
  /** Imports that wait, and whose establishment is not open to the caller any more. */
  closed: number
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
} as const

/** What the caller brought, as long as they administer every establishment of it. */
function ownGroup({ actor, scope }: Pick<AdministrationAccess, 'actor' | 'scope'>): Prisma.ImportGroupWhereInput {
  if (scope.all) return { createdById: actor.id }
  const elsewhere = { academyCode: { notIn: scope.academyCodes } }
  return { createdById: actor.id, imports: { none: { setup: { establishment: elsewhere } } } }
}

/** The lists of several establishments that the caller brought, the latest first. */
export function listGroups({ actor, scope }: AdministrationAccess, limit = 20): Promise<GroupSummary[]> {
  return db().importGroup.findMany({
    where: ownGroup({ actor, scope }),
    select: SUMMARY,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
}

/** One of them, counted in one statement whatever the number of its imports; null for another's. */
export async function findGroup(access: AdministrationAccess, groupId: string): Promise<GroupDetail | null> {
  const found = isUuid(groupId)
    ? await db().importGroup.findFirst({
        where: { id: groupId, ...ownGroup(access) },
        select: { ...SUMMARY, leftOut: true, analysedAt: true, heartbeatAt: true },
      })
    : null
  if (!found) return null
  const { leftOut, analysedAt, heartbeatAt, ...summary } = found
  const { counts, byStatus } = await countImports(groupId)
  const isAlive = heartbeatAt !== null && now().getTime() - heartbeatAt.getTime() < GROUP_STALE_AFTER_S * 1000
  const atWork = analysedAt === null ? 'analysing' : 'writing'
  return {
    ...summary,
    // Written by this application alone, from the same type.
    leftOut: leftOut as unknown as LeftOut[],
    work: isAlive ? atWork : analysedAt === null ? 'cut' : null,
    byStatus,
    counts,
    closed: await countClosed(access, groupId),
  }
}

const COUNTED = [
  ...(['rows', 'new', 'changed', 'unchanged', 'repeated', 'refused'] as const),
  ...(['missing', 'newlyPaired', 'lostPairing', 'conflicts', 'warned'] as const),
] satisfies (keyof ImportCounts)[]

async function countImports(groupId: string) {
  const states = await db().$queryRaw<{ state: ImportState; isExpired: boolean; imports: number }[]>`
    select state, "expiresAt" <= ${now()} as "isExpired", count(*)::int as imports
    from "ListImport" where "groupId" = ${groupId}::uuid group by state, "isExpired"`
  const totals = await db().$queryRaw<{ key: string; total: number }[]>`
    select c.key, sum(c.value::int)::int as total
    from "ListImport" as i cross join lateral jsonb_each_text(i.counts) as c
    where i."groupId" = ${groupId}::uuid group by c.key`
  const byStatus: Partial<Record<ImportStatus, number>> = {}
  for (const { state, isExpired, imports } of states) {
    const status = isExpired && isOpen(state) ? 'expired' : state
    byStatus[status] = (byStatus[status] ?? 0) + imports
  }
  const totalOf = new Map(totals.map(({ key, total }) => [key, total]))
  const counts = Object.fromEntries(COUNTED.map((key) => [key, totalOf.get(key) ?? 0])) as ImportCounts
  return { byStatus, counts }
}

/** Establishments whose import waits while the caller has no opening of theirs: an hour is soon over. */
async function countClosed({ actor }: AdministrationAccess, groupId: string): Promise<number> {
  const [found] = await db().$queryRaw<{ closed: number }[]>`
    select count(*)::int as closed
    from "ListImport" as i join "Setup" as s on s.id = i."setupId"
    where i."groupId" = ${groupId}::uuid and i.state::text = any(${[...OPEN_STATES]}::text[]) and i."expiresAt" > ${now()}
      and not exists (
        select from "Opening" as o
        where o.uai = s.uai and o."accountId" = ${actor.id}::uuid and o.until > ${now()}
      )
      and not exists (
        select from "Membership" as m
        where m."accountId" = ${actor.id}::uuid and m.role = 'school_admin' and m.uai = s.uai
      )`
  return found?.closed ?? 0
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
      i."peopleVersion" <> s."peopleVersion" as "isOutdated"
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
    return { ...row, status, isOutdated: row.isOutdated && isOpen(status) }
  })
}
