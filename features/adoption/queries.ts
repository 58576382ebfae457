import 'server-only'
import { adoptionCurve, type AdoptionPoint, type KeptPoint } from '@/domain/adoption/adoption-curve'
import { weeklyCurve, type WeekCount, type WeekPoint } from '@/domain/adoption/weeks'
import type { Profile } from '@/domain/people/profile'
import type { PortalMode } from '@/domain/portal-import/portal-import'
import { matching } from '@/features/population/queries'
import type { Criteria } from '@/features/population/schemas'
import { listPortalImportsThatCount } from '@/features/portal-imports/queries'
import { parisDay } from '@/lib/paris-time'
import { Prisma } from '@/prisma/generated/client'
import type { EstablishmentAccess, PopulationAccess } from '@/server/access'
import { db } from '@/server/db'

/** A list that was written, or letters that were made. */
type KeptEvent = { day: string; profile: Profile | null } & (
  | { kind: 'import' }
  /** `leftAside`: how many of the group got none; `waiting`: how many of the group have no Identifiant CAS now. */
  | { kind: 'letters'; className: string | null; people: number; leftAside: number; waiting: number }
)

/** What happened on a day, for the curve to be read with; of the imports into the ENT, those that count. */
export type AdoptionEvent = KeptEvent | { kind: 'portal_import'; day: string; mode: PortalMode; count: number | null }

export type Adoption = { points: AdoptionPoint[]; events: AdoptionEvent[] }

/** How the pairing of an establishment went, day by day, and what it was marked by: counts, and nobody's name. */
export async function findAdoption(access: EstablishmentAccess): Promise<Adoption> {
  const { setupId } = access
  const [points, events, portalImports] = await Promise.all([
    db().$queryRaw<KeptPoint[]>`
      select day::text as day, profile::text as profile, people, paired
      from "AdoptionPoint" where "setupId" = ${setupId}::uuid`,
    db().$queryRaw<KeptEvent[]>`
      with unpaired as (
        select profile, "className", count(*)::int as people from "Person"
        where "setupId" = ${setupId}::uuid and "absentSince" is null and "casId" is null
        group by profile, "className"
      )
      select 'import' as kind, ("settledAt" at time zone 'Europe/Paris')::date::text as day, profile::text as profile,
        null as "className", null as people, null as "leftAside", null as waiting, "settledAt" as at
      from "ListImport" where "setupId" = ${setupId}::uuid and state = 'committed'
      union all
      select 'letters', (at at time zone 'Europe/Paris')::date::text, profile::text, "className", people, "leftAside",
        (select coalesce(sum(u.people), 0)::int from unpaired as u
          where (b.profile is null or u.profile = b.profile)
            and (b."className" is null or (u."className" = b."className" and u.profile = 'pupil'))),
        at
      from "LetterBatch" as b where "setupId" = ${setupId}::uuid
      order by at`,
    listPortalImportsThatCount(access),
  ])
  const made = portalImports.map(({ at, mode, count }) => {
    return { kind: 'portal_import' as const, day: parisDay(at), mode, count }
  })
  return { points: adoptionCurve(points), events: [...events, ...made] }
}

/** A curve shows the year's last weeks: all of them, unless nobody began the next year. */
const MOST_WEEKS = 53

/** The weeks of the current setup of each establishment `e`, as `w`. */
const CURRENT_WEEKS = Prisma.sql`"Establishment" as e
  join "Setup" as s on s.uai = e.uai and s."schoolYear" = e."schoolYear"
  join "AdoptionWeeks" as w on w."setupId" = s.id`

/**
 * How the pairing of a population went, week after week of its latest school year: sums of what is kept of each
 * establishment's current setup. What it last kept holds from then on; these are few groups, added in memory.
 */
export async function findPopulationAdoption(access: PopulationAccess, criteria: Criteria): Promise<WeekPoint[]> {
  const where = matching(access, criteria)
  const kept = await db().$queryRaw<(WeekCount & { schoolYear: number })[]>`
    select e."schoolYear", cardinality(w.people) as week,
      sum(w.people[cardinality(w.people)])::int as people, sum(w.paired[cardinality(w.people)])::int as paired
    from ${CURRENT_WEEKS} where ${where}
    group by 1, 2 order by 1 desc, 2 desc`
  const [latest] = kept
  if (!latest) return []
  const { schoolYear, week: until } = latest
  const from = Math.max(1, until - MOST_WEEKS + 1)
  const weeks = Array.from({ length: until - from + 1 }, (_, index) => from + index)
  const sums = weeks.flatMap((week) =>
    ['people', 'paired'].map((column) => Prisma.raw(`coalesce(sum(w.${column}[${week}]), 0)::int`)),
  )
  const [row] = await db().$queryRaw<{ sums: number[] }[]>`
    select array[${Prisma.join(sums)}] as sums
    from ${CURRENT_WEEKS} where ${where} and e."schoolYear" = ${schoolYear}`
  const written = weeks.map((week, index) => ({
    week,
    people: row?.sums[2 * index] ?? 0,
    paired: row?.sums[2 * index + 1] ?? 0,
  }))
  return weeklyCurve(
    schoolYear,
    written,
    kept.filter((one) => one.schoolYear === schoolYear),
  )
}
