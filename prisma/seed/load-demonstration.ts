import { randomUUID } from 'node:crypto'
import { ACADEMIES } from '@/domain/establishment/academies'
import { schoolYearOf } from '@/domain/school-year/school-year'
import { writeWeeks } from '@/features/adoption/mutations'
import { noteProjectionRules, projectAllPeople } from '@/features/establishments/mutations'
import { Prisma } from '@/prisma/generated/client'
import { db, type Transaction } from '@/server/db'
import { createDemonstrationAccounts, giveDemonstrationRoles } from './demonstration-accounts'
import { bringExampleLists } from './example-lists'
import { inventCurves } from './invent-curves'
import { inventImports } from './invent-imports'
import { inventPeople } from './invent-people'
import { buildScenarios, EXAMPLE_SCENARIO } from './scenarios'
import { directorySchools, EXAMPLE_UAI, inventedSchools } from './schools'
import type { Scenario } from './tell-story'
import { writeSchools, type PlacedSchool } from './write-schools'

export type DemonstrationSize = {
  establishments: number
  /** In each establishment; null: as many as its stage calls for. */
  people: number | null
}

/** What `npm start` loads: the sample directory's schools. */
export const SMALL_DEMONSTRATION: DemonstrationSize = { establishments: 124, people: null }

const PEOPLE_OF_A_SCHOOL = 480
/** On the four lists that it brings. */
const PEOPLE_OF_THE_EXAMPLE = 1295
const SCHOOLS_AT_ONCE = 500
/** The schools' stories end on different days. */
const DAYS_SPREAD = 45
const MINUTES_SINCE_EXAMPLE = 5

/** Whether a demonstration was begun here and never finished: nobody can have worked on it. */
export async function isHalfLoaded(): Promise<boolean> {
  return (await db().installation.count({ where: { demonstration: true, loadedAt: null } })) > 0
}

/** Empties everything but the migrations. The caller has made sure that this is only a demonstration. */
export async function eraseDemonstration(): Promise<void> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`
  await db().$executeRawUnsafe(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`)
}

/** Whether nobody works here yet: no account and no establishment. */
export async function isEmpty(): Promise<boolean> {
  const [account, establishment] = await Promise.all([
    db().account.findFirst({ select: { id: true } }),
    db().establishment.findFirst({ select: { uai: true } }),
  ])
  return account === null && establishment === null
}

/**
 * Fills an empty database with the demonstration, in batches that are each one transaction; marked as a demonstration
 * from the first one on, so that one that was interrupted can be replaced. `report` hears how many schools are written.
 */
export async function loadDemonstration(
  size: DemonstrationSize,
  at: Date,
  report: (written: number) => void = () => undefined,
): Promise<void> {
  const scenarios = buildScenarios()
  const { schools, accounts } = await db().$transaction(async (tx) => {
    await tx.installation.upsert({ where: { id: 1 }, create: { demonstration: true }, update: { demonstration: true } })
    await tx.academy.createMany({ data: ACADEMIES.map(({ code, name }) => ({ code, name })) })
    const schools = placeSchools(size, scenarios.length, await createEnts(tx), at)
    const accounts = await createDemonstrationAccounts(tx)
    await writeSchools(tx, schools.slice(0, 1), scenarios, { id: accounts.school_admin, onBehalf: false })
    await giveDemonstrationRoles(tx, accounts)
    return { schools, accounts }
  })
  await bringExampleLists(accounts.school_admin)
  const actor = { id: accounts.support, onBehalf: true }
  for (let start = 1; start < schools.length; start += SCHOOLS_AT_ONCE) {
    const batch = schools.slice(start, start + SCHOOLS_AT_ONCE)
    await db().$transaction(async (tx) => {
      await writeSchools(tx, batch, scenarios, actor)
      await inventPeople(tx, peopleOf(batch, scenarios, size.people !== null))
    })
    report(Math.min(start + SCHOOLS_AT_ONCE, schools.length))
  }
  // Counting plans its work by what the database knows of these tables, and it has not looked at them yet.
  await db().$executeRaw`analyze`
  await projectAllPeople(db())
  await inventCurves(db())
  if (size.people === null) {
    const invented = peopleOf(schools.slice(1), scenarios, false).map(({ setupId }) => setupId)
    await db().$transaction((tx) => inventImports(tx, invented, accounts.support))
  }
  await db().$executeRaw`analyze "AdoptionPoint"`
  await writeWeeks(db(), () => Prisma.sql`true`)
  await noteProjectionRules(db())
  await db().installation.update({ where: { id: 1 }, data: { loadedAt: at } })
}

type Ents = { example: PlacedSchool['ent']; others: PlacedSchool['ent'] }

async function createEnts(tx: Transaction): Promise<Ents> {
  const academyCode = '16'
  const example = await tx.ent.create({
    data: {
      academyCode,
      slug: 'ecollege-31',
      name: 'eCollège 31',
      vendor: 'Kosmos (K-d’école)',
      casUrl: 'https://cas.ecollege.haute-garonne.fr',
      subjectAttribute: 'login',
      matchingCode: 'PRONOTECAS',
      // As PRONOTE.net writes it, to be found on its screen.
      exportTarget: "K-d'école",
    },
  })
  const others = await tx.ent.create({
    data: {
      academyCode,
      slug: 'mon-ent-occitanie',
      name: 'Mon ENT Occitanie',
      vendor: 'Kosmos (Skolengo)',
      casUrl: 'https://cas.mon-ent-occitanie.fr',
      matchingCode: 'PRONOTECAS',
      exportTarget: 'Skolengo',
    },
  })
  return { example, others }
}

/** Public middle schools of Haute-Garonne are on eCollège 31, the rest of Toulouse on Mon ENT Occitanie, others on none. */
function placeSchools(size: DemonstrationSize, stories: number, ents: Ents, at: Date): PlacedSchool[] {
  const count = size.establishments
  const known = directorySchools()
  const taken = new Set(known.map((school) => school.uai))
  const schools = [...known.slice(0, count), ...inventedSchools(Math.max(0, count - known.length), taken)]
  const schoolYear = schoolYearOf(at)
  return schools.map((school, index) => {
    const isExample = school.uai === EXAMPLE_UAI
    const isOnExampleEnt = isExample || (school.departmentCode === '031' && school.kind === 'college')
    const minutesAgo = isExample ? MINUTES_SINCE_EXAMPLE : 60 + ((index * 7919) % (DAYS_SPREAD * 24 * 60))
    return {
      ...school,
      setupId: randomUUID(),
      schoolYear,
      scenario: isExample ? EXAMPLE_SCENARIO : 1 + (index % (stories - 1)),
      anchor: new Date(at.getTime() - minutesAgo * 60_000),
      ent: school.academyCode === '16' ? (isOnExampleEnt ? ents.example : ents.others) : null,
      people: isExample ? PEOPLE_OF_THE_EXAMPLE : (size.people ?? PEOPLE_OF_A_SCHOOL),
    }
  })
}

/** A school whose story brings no list has people only where a number of them was asked for. */
function peopleOf(schools: readonly PlacedSchool[], scenarios: readonly Scenario[], isAsked: boolean) {
  return schools.flatMap(({ setupId, uai, scenario, anchor, people }) => {
    const share = scenarios[scenario]?.pairedPerMille ?? null
    if (share === null && !isAsked) return []
    return [{ setupId, pairedPerMille: atItsPace(share ?? 0, uai), arrivedAt: anchor, people }]
  })
}

const SLOWEST_PERCENT = 55
const FASTEST_PERCENT = 113

/** Schools of one story come to different shares, each always to the same. */
function atItsPace(perMille: number, uai: string): number {
  const spread = (Number(uai.slice(0, 7)) * 7919) % (FASTEST_PERCENT - SLOWEST_PERCENT + 1)
  return Math.floor((perMille * (SLOWEST_PERCENT + spread)) / 100)
}
