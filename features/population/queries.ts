import 'server-only'
import type { Population } from '@/domain/access/population'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import type { Owner, Phase, SetupState } from '@/domain/procedure/vocabulary'
import type { Criteria, Sort, SortColumn } from '@/features/population/schemas'
import { searchText } from '@/lib/search-text'
import type { Prisma } from '@/prisma/generated/client'
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
  since: Date
  stepsDone: number
  stepsApplicable: number
  people: number
  paired: number
}

export type EstablishmentPage = {
  total: number
  page: number
  perPage: number
  establishments: ListedEstablishment[]
}

const LISTED = {
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
  people: true,
  paired: true,
} satisfies Prisma.EstablishmentSelect

/** One page of the establishments that someone sees and that meet the criteria; a page beyond the last is empty. */
export async function listEstablishments(access: PopulationAccess, criteria: Criteria): Promise<EstablishmentPage> {
  const { page, perPage } = criteria
  const where = matching(access, criteria)
  const [total, rows] = await Promise.all([
    db().establishment.count({ where }),
    db().establishment.findMany({
      where,
      orderBy: orderOf(criteria.sort),
      skip: (page - 1) * perPage,
      take: perPage,
      select: LISTED,
    }),
  ])
  const establishments = rows.map(({ departmentCode, ...row }) => ({ ...row, department: departmentCode }))
  return { total, page, perPage, establishments }
}

/** How many of the establishments that meet the criteria, whatever state these ask for, are in each state. */
export async function countByState(access: PopulationAccess, criteria: Criteria): Promise<Map<SetupState, number>> {
  const rows = await db().establishment.groupBy({
    by: ['state'],
    where: matching(access, { ...criteria, state: undefined }),
    _count: true,
  })
  return new Map(rows.map(({ state, _count }) => [state, _count]))
}

/** An establishment that declared itself blocked: on which step, since when, and what it says. */
export type CallForHelp = {
  uai: string
  name: string
  city: string
  step: string | null
  since: Date
  reason: string | null
}

/** The establishments that have been blocked longest. */
export async function listCallsForHelp(access: PopulationAccess, limit: number): Promise<CallForHelp[]> {
  const rows = await db().establishment.findMany({
    where: { AND: [inSight(access.population), { state: 'blocked' }] },
    orderBy: [{ since: 'asc' }, { uai: 'asc' }],
    take: limit,
    select: {
      uai: true,
      name: true,
      city: true,
      nextStep: true,
      since: true,
      setups: {
        orderBy: { schoolYear: 'desc' },
        take: 1,
        select: {
          facts: {
            where: { kind: 'blocked' },
            orderBy: { sequence: 'desc' },
            select: { step: true, reason: true },
          },
        },
      },
    },
  })
  return rows.map(({ nextStep: step, setups, ...row }) => {
    const fact = setups[0]?.facts.find((blocked) => blocked.step === step)
    return { ...row, step, reason: fact?.reason ?? null }
  })
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

export type ExportedEstablishment = Omit<ListedEstablishment, 'department'> & {
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
  const where = matching(access, criteria)
  const found = await db().establishment.findMany({ where, orderBy: orderOf(criteria.sort), select: { uai: true } })
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

/** The scope, which every query of this file starts from: empty lists reach nothing. */
function inSight(population: Population): Prisma.EstablishmentWhereInput {
  if (population.all) return { disabledAt: null }
  const { academyCodes, uais } = population
  return { disabledAt: null, OR: [{ academyCode: { in: academyCodes } }, { uai: { in: uais } }] }
}

function matching({ population }: PopulationAccess, criteria: Criteria): Prisma.EstablishmentWhereInput {
  const { q, academy, department, kind, ent, phase, owner, state } = criteria
  return {
    AND: [
      inSight(population),
      ...(q ? containing(q) : []),
      ...(academy ? [{ academyCode: academy }] : []),
      ...(department ? [{ departmentCode: department }] : []),
      ...(kind ? [{ kind }] : []),
      ...(ent ? [{ ent: { slug: ent } }] : []),
      ...(phase ? [{ phase }] : []),
      ...(owner ? [{ owner }] : []),
      ...(state ? [{ state }] : []),
    ],
  }
}

/**
 * Each word somewhere in the name, town or UAI; signs inside a word stand for one another («Pont-l'Abbé»), alone they
 * are found nowhere. What is left of them is a space: the wildcards of LIKE never reach the database.
 */
function containing(q: string): Prisma.EstablishmentWhereInput[] {
  const words = q
    .split(/\s+/)
    .map((word) => searchText(word))
    .filter(Boolean)
  if (words.length === 0) return [{ uai: { in: [] } }]
  return words.map((word) => ({ searchText: { contains: word } }))
}

/** Ties are in the order of names, then of UAIs: no establishment falls between two pages. */
function orderOf(sort: Sort): Prisma.EstablishmentOrderByWithRelationInput[] {
  const isDescending = sort.startsWith('-')
  const column = (isDescending ? sort.slice(1) : sort) as SortColumn
  return [...COLUMNS[column](isDescending ? 'desc' : 'asc'), { uai: 'asc' }]
}

const BY_NAME = { sortName: 'asc' } as const

const COLUMNS = {
  name: (order) => [{ sortName: order }],
  city: (order) => [{ sortCity: order }, BY_NAME],
  progress: (order) => [{ progress: order }, BY_NAME],
  /** By the share of those paired; whoever has no list yet has no share and comes last. */
  paired: (order) => [{ pairedRate: { sort: order, nulls: 'last' } }, BY_NAME],
  people: (order) => [{ people: order }, BY_NAME],
  since: (order) => [{ since: order }, BY_NAME],
} satisfies Record<SortColumn, (order: Prisma.SortOrder) => Prisma.EstablishmentOrderByWithRelationInput[]>
