import 'server-only'
import type { Population } from '@/domain/access/population'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import type { Owner, Phase, SetupState } from '@/domain/procedure/vocabulary'
import type { Criteria, Sort, SortColumn } from '@/features/population/schemas'
import { searchText } from '@/lib/search-text'
import { Prisma } from '@/prisma/generated/client'
import type { PopulationAccess } from '@/server/access'
import { db } from '@/server/db'

export type ListedEstablishment = {
  uai: string
  name: string
  city: string
  department: string
  kind: EstablishmentKind
  state: SetupState
  owner: Owner | null
  nextStep: string | null
  /** ISO 8601, in UTC: lists are read far more often than their dates are reckoned with. */
  since: string
  stepsDone: number
  stepsApplicable: number
  stepsToRecheck: number
  /** Its publication is stopped. */
  isServiceCut: boolean
  people: number
  paired: number
}

export type EstablishmentPage = {
  total: number
  page: number
  perPage: number
  establishments: ListedEstablishment[]
}

/** The columns of a row of the list; `departmentCode` is its `department`. */
export const LISTED = {
  uai: true,
  name: true,
  city: true,
  departmentCode: true,
  kind: true,
  state: true,
  owner: true,
  nextStep: true,
  since: true,
  stepsDone: true,
  stepsApplicable: true,
  stepsToRecheck: true,
  isServiceCut: true,
  people: true,
  paired: true,
} satisfies Prisma.EstablishmentSelect

/**
 * One page of the establishments that someone sees and that meet the criteria; a page beyond the last is empty. One
 * statement, its rows in one JSON text: two queries read row by row cost four times as much on the server.
 */
export async function listEstablishments(access: PopulationAccess, criteria: Criteria): Promise<EstablishmentPage> {
  const { page, perPage } = criteria
  const where = matching(access, criteria)
  const [found] = await db().$queryRaw<{ total: number; rows: string }[]>`
    select
      (select count(*)::int from "Establishment" as e where ${where}) as total,
      (select coalesce(json_agg(r), '[]')::text from (
        select
          e.uai, e.name, e.city, e."departmentCode" as department, e.kind, e.state, e.owner, e."nextStep",
          to_char(e.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
          e."stepsDone", e."stepsApplicable", e."stepsToRecheck", e."isServiceCut", e.people, e.paired
        from "Establishment" as e
        where ${where}
        order by ${orderOf(criteria.sort)}
        limit ${perPage} offset ${(page - 1) * perPage}
      ) as r) as rows`
  const establishments = JSON.parse(found?.rows ?? '[]') as ListedEstablishment[]
  return { total: found?.total ?? 0, page, perPage, establishments }
}

/** How many of the establishments that meet the criteria, whatever state these ask for, are in each state. */
export async function countByState(access: PopulationAccess, criteria: Criteria): Promise<Map<SetupState, number>> {
  const rows = await db().$queryRaw<{ state: SetupState; count: number }[]>`
    select e.state::text as state, count(*)::int as count
    from "Establishment" as e
    where ${matching(access, { ...criteria, state: undefined })}
    group by e.state`
  return new Map(rows.map(({ state, count }) => [state, count]))
}

export type EntChoice = { slug: string; name: string }

/** The ENTs of the establishments that someone sees, in the order of their names. */
export function listEntChoices({ population }: PopulationAccess): Promise<EntChoice[]> {
  return db().ent.findMany({
    where: { establishments: { some: inSight(population) } },
    distinct: ['slug'],
    orderBy: [{ name: 'asc' }, { slug: 'asc' }],
    select: { slug: true, name: true },
  })
}

export type ExportedEstablishment = Omit<ListedEstablishment, 'department' | 'since'> & {
  since: Date
  departmentCode: string
  academyCode: string
  phase: Phase | null
  conflicts: number
  ent: { name: string } | null
}

const EXPORTED_AT_ONCE = 1_000

/** Every establishment that meets the criteria, in their order, a batch at a time; one renamed meanwhile comes once. */
export async function* readEstablishments(
  access: PopulationAccess,
  criteria: Criteria,
): AsyncGenerator<ExportedEstablishment[], void> {
  const found = await db().$queryRaw<{ uai: string }[]>`
    select e.uai from "Establishment" as e where ${matching(access, criteria)} order by ${orderOf(criteria.sort)}`
  for (let start = 0; start < found.length; start += EXPORTED_AT_ONCE) {
    const uais = found.slice(start, start + EXPORTED_AT_ONCE).map(({ uai }) => uai)
    const rows = await db().establishment.findMany({
      where: { AND: [inSight(access.population), { uai: { in: uais } }] },
      select: { ...LISTED, academyCode: true, phase: true, conflicts: true, ent: { select: { name: true } } },
    })
    const byUai = new Map(rows.map((row) => [row.uai, row]))
    yield uais.flatMap((uai) => byUai.get(uai) ?? [])
  }
}

/** The scope, which every query of establishments starts from: empty lists reach nothing. */
export function inSight(population: Population): Prisma.EstablishmentWhereInput {
  if (population.all) return { disabledAt: null }
  const { academyCodes, uais } = population
  return { disabledAt: null, OR: [{ academyCode: { in: academyCodes } }, { uai: { in: uais } }] }
}

/** The same scope, for what is written in SQL. */
function inSightSql(population: Population): Prisma.Sql {
  if (population.all) return Prisma.sql`e."disabledAt" is null`
  const { academyCodes, uais } = population
  return Prisma.sql`e."disabledAt" is null
    and (e."academyCode" = any(${academyCodes}::varchar[]) or e.uai = any(${uais}::bpchar[]))`
}

/** What the criteria keep of what someone sees, said of the establishment `e`. */
export function matching({ population }: PopulationAccess, criteria: Criteria): Prisma.Sql {
  const { q, academy, department, kind, ent, phase, owner, state } = criteria
  return Prisma.join(
    [
      inSightSql(population),
      ...(q ? containing(q) : []),
      ...(academy ? [Prisma.sql`e."academyCode" = ${academy}`] : []),
      ...(department ? [Prisma.sql`e."departmentCode" = ${department}::bpchar`] : []),
      ...(kind ? [Prisma.sql`e.kind = ${kind}::"EstablishmentKind"`] : []),
      ...(ent ? [Prisma.sql`e."entId" in (select id from "Ent" where slug = ${ent})`] : []),
      ...(phase ? [Prisma.sql`e.phase = ${phase}::"Phase"`] : []),
      ...(owner ? [Prisma.sql`e.owner = ${owner}::"Owner"`] : []),
      ...(state ? [Prisma.sql`e.state = ${state}::"SetupState"`] : []),
    ],
    ' and ',
  )
}

/**
 * Each word somewhere in the name, town or UAI; signs inside a word stand for one another («Pont-l'Abbé»), alone they
 * are found nowhere. What is left of them is a space: the wildcards of LIKE never reach the database.
 */
function containing(q: string): Prisma.Sql[] {
  const words = q
    .split(/\s+/)
    .map((word) => searchText(word))
    .filter(Boolean)
  if (words.length === 0) return [Prisma.sql`false`]
  return words.map((word) => Prisma.sql`e."searchText" like ${`%${word}%`}`)
}

/** Ties are in the order of names, then of UAIs: no establishment falls between two pages. */
function orderOf(sort: Sort): Prisma.Sql {
  const isDescending = sort.startsWith('-')
  const column = (isDescending ? sort.slice(1) : sort) as SortColumn
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`
  const first = Prisma.sql`${COLUMNS[column]} ${direction}`
  // By the share of those paired: whoever has no list yet has no share and comes last.
  const known = column === 'paired' ? Prisma.sql`${first} nulls last` : first
  return column === 'name' ? Prisma.sql`${known}, e.uai` : Prisma.sql`${known}, e."sortName", e.uai`
}

const COLUMNS = {
  name: Prisma.sql`e."sortName"`,
  city: Prisma.sql`e."sortCity"`,
  progress: Prisma.sql`e.progress`,
  paired: Prisma.sql`e."pairedRate"`,
  people: Prisma.sql`e.people`,
  since: Prisma.sql`e.since`,
} satisfies Record<SortColumn, Prisma.Sql>
