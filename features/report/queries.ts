import 'server-only'
import type { DepartmentCode } from '@/domain/establishment/department'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import { TALLY_GROUPS } from '@/domain/pairing/tally-groups'
import type { Level } from '@/domain/people/level'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { matching } from '@/features/population/queries'
import type { Criteria } from '@/features/population/schemas'
import { Prisma } from '@/prisma/generated/client'
import type { PopulationAccess } from '@/server/access'
import { db } from '@/server/db'

export type PairingCount = { people: number; paired: number }
/** `establishments`: all of them; `informed`: those that brought a list. */
export type EstablishmentCount = PairingCount & { establishments: number; informed: number }

export type PopulationReport = {
  total: EstablishmentCount & { conflicts: number }
  byProfile: (PairingCount & { profile: Profile })[]
  /** Pupils; null for those whose class does not tell. */
  byLevel: (PairingCount & { level: Level | null })[]
  byAcademy: (EstablishmentCount & { code: string })[]
  byDepartment: (EstablishmentCount & { code: DepartmentCode })[]
  byKind: (EstablishmentCount & { kind: EstablishmentKind })[]
  /** Null: no ENT chosen. */
  byEnt: (EstablishmentCount & { ent: { slug: string; name: string } | null })[]
  /** How many establishments pair from 0 to 9 %, from 10 to 19 %, …, from 90 to 100 %. */
  distribution: number[]
}

const TENTHS = 10
/** Of who brought no list, none. */
const TENTH = Prisma.sql`case when e."pairedRate" = 1000 then 9 else e."pairedRate" / 100 end`

type Group = EstablishmentCount & {
  conflicts: number
  grouped: number
  academyCode: string | null
  departmentCode: DepartmentCode | null
  kind: EstablishmentKind | null
  slug: string | null
  ent: string | null
  tenth: number | null
}

/** What `grouping()` answers for each of the sets below: the columns that a set leaves out are ones. */
const SETS = { all: 31, academy: 15, department: 23, kind: 27, ent: 29, tenth: 30 } as const

/**
 * The pairing of the establishments that someone sees and that meet the criteria, from what is kept with each of them:
 * nobody is counted here.
 */
export async function readReport(access: PopulationAccess, criteria: Criteria): Promise<PopulationReport> {
  const where = matching(access, criteria)
  const [groups, tallies] = await Promise.all([
    db().$queryRaw<Group[]>`
      select grouping(e."academyCode", e."departmentCode", e.kind, n.slug, ${TENTH})::int as grouped,
        e."academyCode", e."departmentCode", e.kind::text as kind, n.slug, max(n.name) as ent,
        ${TENTH} as tenth,
        count(*)::int as establishments, (count(*) filter (where e.people > 0))::int as informed,
        coalesce(sum(e.people), 0)::int as people, coalesce(sum(e.paired), 0)::int as paired,
        coalesce(sum(e.conflicts), 0)::int as conflicts
      from "Establishment" as e
      left join "Ent" as n on n.id = e."entId"
      where ${where}
      group by grouping sets
        ((), (e."academyCode"), (e."departmentCode"), (e.kind), (n.slug), (${TENTH}))
      order by e."departmentCode", ent, tenth`,
    sumTallies(where),
  ])
  const of = (set: keyof typeof SETS) => groups.filter(({ grouped }) => grouped === SETS[set])
  const distribution = Array<number>(TENTHS).fill(0)
  for (const { tenth, establishments } of of('tenth')) if (tenth !== null) distribution[tenth] = establishments
  return {
    total: of('all')[0] ?? { establishments: 0, informed: 0, people: 0, paired: 0, conflicts: 0 },
    ...tallies,
    byAcademy: of('academy').flatMap((group) => (group.academyCode ? [{ ...group, code: group.academyCode }] : [])),
    byDepartment: of('department').flatMap((group) =>
      group.departmentCode ? [{ ...group, code: group.departmentCode }] : [],
    ),
    byKind: of('kind').flatMap(({ kind, ...group }) => (kind ? [{ ...group, kind }] : [])),
    byEnt: of('ent').map(({ slug, ent, ...group }) => ({ ...group, ent: slug ? { slug, name: ent ?? slug } : null })),
    distribution,
  }
}

/** Each group's sum by its number, from 1, as the columns of one row. */
const SUMS = Prisma.join(
  TALLY_GROUPS.flatMap((_, index) =>
    [1, 2].map((field) => Prisma.raw(`coalesce(sum(e.tallies[${2 * index + field}]), 0)::int`)),
  ),
)

async function sumTallies(where: Prisma.Sql): Promise<Pick<PopulationReport, 'byProfile' | 'byLevel'>> {
  const [row] = await db().$queryRaw<{ sums: number[] }[]>`
    select array[${SUMS}] as sums from "Establishment" as e where ${where}`
  const groups = TALLY_GROUPS.map((group, index) => ({
    ...group,
    people: row?.sums[2 * index] ?? 0,
    paired: row?.sums[2 * index + 1] ?? 0,
  }))
  return {
    byProfile: PROFILES.map((profile) => ({ profile, ...added(groups.filter((group) => group.profile === profile)) })),
    byLevel: groups.flatMap(({ profile, ...count }) => (profile === 'pupil' && count.people > 0 ? [count] : [])),
  }
}

function added(counts: readonly PairingCount[]): PairingCount {
  return counts.reduce((sum, one) => ({ people: sum.people + one.people, paired: sum.paired + one.paired }), {
    people: 0,
    paired: 0,
  })
}

export type ReportedEstablishment = PairingCount & {
  uai: string
  name: string
  city: string
  academyCode: string
  departmentCode: string
  kind: EstablishmentKind
  ent: string | null
  conflicts: number
  /** Of each profile that somebody is in. */
  profiles: Partial<Record<Profile, PairingCount>>
}

/** Every establishment that meets the criteria, the least paired first and those without list last, with its counts. */
export async function listReportedEstablishments(
  access: PopulationAccess,
  criteria: Criteria,
): Promise<ReportedEstablishment[]> {
  return db().$queryRaw<ReportedEstablishment[]>`
    select e.uai, e.name, e.city, e."academyCode", e."departmentCode", e.kind::text as kind, n.name as ent, e.people,
      e.paired, e.conflicts, coalesce(t.profiles, '{}'::jsonb) as profiles
    from "Establishment" as e
    left join "Ent" as n on n.id = e."entId"
    left join "Setup" as s on s.uai = e.uai and s."schoolYear" = e."schoolYear"
    left join (
      select "setupId", jsonb_object_agg(profile, jsonb_build_object('people', people, 'paired', paired)) as profiles
      from (
        select "setupId", profile, sum(people) as people, sum(paired) as paired
        from "PairingTally" group by "setupId", profile
      ) as p
      group by "setupId"
    ) as t on t."setupId" = s.id
    where ${matching(access, criteria)}
    order by e."pairedRate" asc nulls last, e."sortName", e.uai`
}
