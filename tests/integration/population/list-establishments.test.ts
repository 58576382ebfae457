import { beforeEach, describe, expect, test } from 'vitest'
import type { Membership } from '@/domain/access/policy'
import { findCallsForHelp } from '@/features/calls-for-help/queries'
import { countByState, listEntChoices, listEstablishments, readEstablishments } from '@/features/population/queries'
import { criteriaSchema, SORTS, type Criteria } from '@/features/population/schemas'
import { searchText, sortKey } from '@/lib/search-text'
import { grantPopulation, type PopulationAccess } from '@/server/access'
import { db } from '@/server/db'
import { createEnt, createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

function accessOf(...memberships: Membership[]): PopulationAccess {
  return grantPopulation({ id: '', name: '', email: '', sessionId: null, memberships })
}

const OPERATOR: Membership = { role: 'operator', academyCode: null, uai: null }
const everywhere = accessOf(OPERATOR)

function staffOf(academyCode: string | null, role: 'academy_admin' | 'support' = 'support'): Membership {
  return { role, academyCode, uai: null }
}

function schoolAdminOf(uai: string | null): Membership {
  return { role: 'school_admin', academyCode: null, uai }
}

function listed(criteria: Partial<Record<keyof Criteria, string | number>> = {}, access = everywhere) {
  return listEstablishments(access, criteriaSchema.parse(criteria))
}

async function namesOf(criteria: Partial<Record<keyof Criteria, string | number>> = {}, access = everywhere) {
  return (await listed(criteria, access)).establishments.map(({ name }) => name)
}

async function touch(uai: string, data: Parameters<ReturnType<typeof db>['establishment']['update']>[0]['data']) {
  await db().establishment.update({ where: { uai }, data })
}

describe('whom one sees', () => {
  let toulouse: string
  let other: string
  beforeEach(async () => {
    toulouse = (await createSchool({ name: 'Collège de Toulouse' })).uai
    other = (await createSchool({ name: 'Lycée de Toulouse' })).uai
    await createSchool({ name: 'Collège de Lyon', academyCode: '10', uai: '0690001R' })
    await touch((await createSchool({ name: 'Collège fermé' })).uai, { disabledAt: new Date() })
  })

  test.each([
    ['an operator', () => [OPERATOR], ['Collège de Lyon', 'Collège de Toulouse', 'Lycée de Toulouse']],
    ['support', () => [staffOf('16')], ['Collège de Toulouse', 'Lycée de Toulouse']],
    ['an academy admin', () => [staffOf('10', 'academy_admin')], ['Collège de Lyon']],
    ['staff of an académie without schools', () => [staffOf('99')], []],
    ['staff without académie', () => [staffOf(null)], []],
    ['a school', () => [schoolAdminOf(toulouse)], ['Collège de Toulouse']],
    [
      'someone of two schools',
      () => [schoolAdminOf(toulouse), schoolAdminOf(other)],
      ['Collège de Toulouse', 'Lycée de Toulouse'],
    ],
    [
      'a school and another académie',
      () => [schoolAdminOf(toulouse), staffOf('10')],
      ['Collège de Lyon', 'Collège de Toulouse'],
    ],
    ['a school role without school', () => [schoolAdminOf(null)], []],
    ['someone without role', () => [], []],
  ] as const)('%s', async (_who, memberships, names) => {
    const access = accessOf(...memberships())
    const list = await listed({}, access)
    expect(list.establishments.map(({ name }) => name)).toEqual(names)
    expect(list.total).toBe(names.length)
    const counted = await countByState(access, criteriaSchema.parse({}))
    expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(names.length)
    const exported = []
    for await (const batch of readEstablishments(access, criteriaSchema.parse({}))) exported.push(...batch)
    expect(exported.map(({ name }) => name)).toEqual(names)
  })

  test('a filter never widens the scope', async () => {
    const access = accessOf(staffOf('16'))
    expect(await namesOf({ academy: '10' }, access)).toEqual([])
    expect(await namesOf({ department: '069' }, access)).toEqual([])
    expect(await namesOf({ q: 'lyon' }, access)).toEqual([])
  })

  test('calls for help and ENTs keep to the same scope', async () => {
    const ent = await createEnt({ academyCode: '10', slug: 'ent-lyon', name: 'ENT de Lyon' })
    await touch('0690001R', { state: 'blocked', entId: ent.id })
    const none = { newest: [], oldest: [] }
    expect(await findCallsForHelp(accessOf(staffOf('16')))).toEqual(none)
    expect(await listEntChoices(accessOf(staffOf('16')))).toEqual([])
    expect(await findCallsForHelp(accessOf())).toEqual(none)
    expect(await listEntChoices(accessOf())).toEqual([])
    expect(await findCallsForHelp(accessOf(staffOf('10')))).toMatchObject({ newest: [{ uai: '0690001R' }], oldest: [] })
    expect(await listEntChoices(accessOf(staffOf('10')))).toEqual([{ slug: 'ent-lyon', name: 'ENT de Lyon' }])
  })
})

describe('filters', () => {
  test.each([
    ['department', '031', { departmentCode: '031' }, { departmentCode: '081' }],
    ['kind', 'lycee', { kind: 'lycee' }, { kind: 'lycee_pro' }],
    ['phase', 'client', { phase: 'client' }, { phase: 'portal' }],
    ['phase', 'client', { phase: 'client' }, { phase: null }],
    ['owner', 'ent', { owner: 'ent' }, { owner: 'network' }],
    ['state', 'not_concerned', { state: 'not_concerned' }, { state: 'done' }],
  ] as const)('%s=%s', async (field, value, kept, leftOut) => {
    await touch((await createSchool({ name: 'Gardé' })).uai, kept)
    await touch((await createSchool({ name: 'Écarté' })).uai, leftOut)
    const list = await listed({ [field]: value })
    expect(list.establishments.map(({ name }) => name)).toEqual(['Gardé'])
    expect(list.total).toBe(1)
  })

  test('academy and ENT', async () => {
    const ent = await createEnt({ slug: 'ecollege-31' })
    await createSchool({ name: 'Gardé', entId: ent.id })
    await createSchool({ name: 'Sans ENT' })
    await createSchool({ name: 'D’ailleurs', academyCode: '10', uai: '0690001R' })
    expect(await namesOf({ ent: 'ecollege-31' })).toEqual(['Gardé'])
    expect(await namesOf({ academy: '10' })).toEqual(['D’ailleurs'])
    expect(await namesOf({ academy: '10', ent: 'ecollege-31' })).toEqual([])
  })

  test('the counts by state are those of the other filters', async () => {
    for (const [kind, state] of [
      ['college', 'done'],
      ['college', 'done'],
      ['college', 'blocked'],
      ['lycee', 'blocked'],
    ] as const) {
      await touch((await createSchool({ kind })).uai, { state })
    }
    const counts = await countByState(everywhere, criteriaSchema.parse({ kind: 'college', state: 'blocked' }))
    expect(Object.fromEntries(counts)).toEqual({ done: 2, blocked: 1 })
  })
})

describe('the search', () => {
  beforeEach(async () => {
    await createSchool({ uai: '0311238C', name: 'Collège Jean Jaurès', city: 'Toulouse' })
    await createSchool({ name: 'Lycée de l’Œuvre', city: 'Pont-l’Abbé' })
    await createSchool({ name: 'Collège Cent% réussite', city: 'Foix' })
    await createSchool({ name: 'Collège Cent réussites', city: 'Foix' })
  })

  test.each([
    ['jaures', ['Collège Jean Jaurès']],
    ['JAURÈS', ['Collège Jean Jaurès']],
    ['Jaure\u0300s', ['Collège Jean Jaurès']],
    ['toulouse jean', ['Collège Jean Jaurès']],
    ['0311238c', ['Collège Jean Jaurès']],
    ['031 1238 C', ['Collège Jean Jaurès']],
    ['1238', ['Collège Jean Jaurès']],
    ['oeuvre', ['Lycée de l’Œuvre']],
    ['ŒUVRE', ['Lycée de l’Œuvre']],
    ["l'oeuvre", ['Lycée de l’Œuvre']],
    ['l’œuvre', ['Lycée de l’Œuvre']],
    ['pont l abbe', ['Lycée de l’Œuvre']],
    ['Pont-l’Abbé', ['Lycée de l’Œuvre']],
    ['jaures - toulouse', ['Collège Jean Jaurès']],
    ['Jean/Jaurès', ['Collège Jean Jaurès']],
    ['cent%', ['Collège Cent% réussite', 'Collège Cent réussites']],
    ['jaures foix', []],
    ['j%res', []],
    ['ja_rès', []],
    ['%', []],
    ['_', []],
    ['\\', []],
    ["'; drop table --", []],
    ['\u0000', []],
  ])('«%s»', async (q, names) => {
    expect(await namesOf({ q })).toEqual(names)
  })

  test('nothing typed narrows nothing', async () => {
    expect((await listed({ q: '  ' })).total).toBe(4)
  })
})

describe('order and pages', () => {
  async function twelveSchools() {
    for (let index = 0; index < 12; index++) {
      const name = ['Éluard', 'Elsa', 'Émile'][index % 3] ?? ''
      const { uai } = await createSchool({ name, city: ['Foix', 'Albi'][index % 2] })
      await touch(uai, {
        searchText: searchText(name, uai),
        sortName: sortKey(name),
        progress: (index % 4) * 100,
        people: (index % 5) * 10,
        pairedRate: index % 5 === 0 ? null : (index % 3) * 300,
        since: new Date(Date.UTC(2026, 8, 1 + (index % 6))),
      })
    }
    return db().establishment.findMany()
  }

  type Row = Awaited<ReturnType<typeof twelveSchools>>[number]
  const KEYS: Record<string, (row: Row) => string | number | null> = {
    name: (row) => row.sortName,
    city: (row) => row.sortCity,
    progress: (row) => row.progress,
    paired: (row) => row.pairedRate,
    people: (row) => row.people,
    since: (row) => row.since.getTime(),
  }

  /** The order told in plain TypeScript: the column, those without value last, then the names, then the UAIs. */
  function expected(rows: Row[], sort: string) {
    const isDescending = sort.startsWith('-')
    const key = KEYS[sort.replace('-', '')]!
    const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
    return [...rows]
      .sort((a, b) => {
        const [left, right] = [key(a), key(b)]
        if ((left === null) !== (right === null)) return left === null ? 1 : -1
        const first = left === null || right === null ? 0 : compare(left, right) * (isDescending ? -1 : 1)
        return first || compare(a.sortName, b.sortName) || compare(a.uai, b.uai)
      })
      .map(({ uai }) => uai)
  }

  test('each sort, both ways: ties by name then UAI, and pages that neither repeat nor miss any', async () => {
    const rows = await twelveSchools()
    for (const sort of SORTS) {
      const pages = [1, 2, 3].map((page) => listed({ sort, page, perPage: 5 }))
      const uais = (await Promise.all(pages)).flatMap(({ establishments }) => establishments.map(({ uai }) => uai))
      expect(uais, sort).toEqual(expected(rows, sort))
    }
  })

  test('a page beyond the last is empty, and still says how many there are', async () => {
    await createSchool()
    expect(await listed({ page: 2 })).toEqual({ total: 1, page: 2, perPage: 50, establishments: [] })
    expect(await listed({ page: 100_000, perPage: 100 })).toMatchObject({ total: 1, establishments: [] })
  })

  test('the export is in the order of the list', async () => {
    const rows = await twelveSchools()
    const exported = []
    for await (const batch of readEstablishments(everywhere, criteriaSchema.parse({ sort: '-paired' })))
      exported.push(...batch.map(({ uai }) => uai))
    expect(exported).toEqual(expected(rows, '-paired'))
  })
})

describe('what is told of an establishment', () => {
  test('exactly the fields of the contract', async () => {
    const { uai, setupId } = await createSchool({ uai: '0311238C', name: 'Collège Jean Jaurès' })
    await createPerson(setupId, { casId: 'NAA10001' })
    await createPerson(setupId)
    await createPerson(setupId)
    await recount(setupId)
    const { establishments } = await listed()
    expect(establishments).toEqual([
      {
        uai,
        name: 'Collège Jean Jaurès',
        city: 'Toulouse',
        department: '031',
        kind: 'college',
        state: 'not_started',
        owner: expect.any(String),
        nextStep: expect.any(String),
        since: '2026-09-01T08:00:00.000Z',
        stepsDone: 0,
        stepsApplicable: expect.any(Number),
        stepsToRecheck: 0,
        isServiceCut: false,
        people: 3,
        paired: 1,
      },
    ])
    const row = await db().establishment.findUniqueOrThrow({ where: { uai } })
    expect(row.pairedRate).toBe(333)
  })

  test('no share of nobody', async () => {
    const { uai, setupId } = await createSchool()
    await recount(setupId)
    expect((await db().establishment.findUniqueOrThrow({ where: { uai } })).pairedRate).toBeNull()
  })

  async function blockSchools(count: number) {
    const at = (day: number) => new Date(Date.UTC(2026, 9, day))
    const days = Array.from({ length: count }, (_, index) => index + 1)
    const blocked = days.map(async (day) => {
      const { uai, setupId } = await createSchool({ name: `Bloqué le ${day}` })
      await touch(uai, { state: 'blocked', nextStep: 'check-server', since: at(day) })
      const said = [
        ['check-server', 'Ancien motif'],
        ['check-server', `Motif du ${day}`],
        ['open-ports', 'Autre étape'],
      ] as const
      await db().fact.createMany({
        data: said.map(([step, reason], index) => {
          return { setupId, sequence: index + 1, kind: 'blocked', step, reason, at: at(day + index), source: 'person' }
        }),
      })
    })
    await Promise.all(blocked)
    await createSchool({ name: 'Pas bloqué' })
  }

  test('few blocked: all of them, the newest first, each with the last thing it said of each step', async () => {
    await blockSchools(6)
    const { newest, oldest } = await findCallsForHelp(everywhere)
    expect(newest.map(({ name }) => name)).toEqual([6, 5, 4, 3, 2, 1].map((day) => `Bloqué le ${day}`))
    expect(newest[0]?.blocks).toEqual([
      { step: 'open-ports', since: new Date(Date.UTC(2026, 9, 8)), reason: 'Autre étape' },
      { step: 'check-server', since: new Date(Date.UTC(2026, 9, 6)), reason: 'Motif du 6' },
    ])
    expect(oldest).toEqual([])
  })

  test('more blocked: whoever has just called, then whoever has waited longest', async () => {
    await blockSchools(7)
    const { newest, oldest } = await findCallsForHelp(everywhere)
    expect(newest.map(({ name }) => name)).toEqual([7, 6, 5].map((day) => `Bloqué le ${day}`))
    expect(oldest.map(({ name }) => name)).toEqual([1, 2, 3].map((day) => `Bloqué le ${day}`))
  })
})
