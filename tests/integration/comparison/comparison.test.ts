import { beforeEach, describe, expect, test } from 'vitest'
import type { Difference } from '@/domain/comparison/compare-person'
import { comparedName } from '@/features/comparison/presentation'
import { countDifferences, listComparableImports, listDiffering } from '@/features/comparison/queries'
import { readComparison } from '@/features/comparison/schemas'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createCommittedImport } from '@/tests/builders/committed-import'
import { createPerson, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const DAYS = ['2026-10-01T08:00:00Z', '2026-10-08T08:00:00Z', '2026-10-15T08:00:00Z'].map((day) => new Date(day))

let school: Awaited<ReturnType<typeof createSchool>>
let imports: string[]

beforeEach(async () => {
  school = await createSchool()
  imports = []
  for (const at of DAYS) imports.push(await createCommittedImport(school, { at }))
})

/** Somebody whom the import of that rank brought in; what they were before later imports changed them, by rank. */
async function person(
  name: string,
  now: { casId?: string; className?: string; absent?: boolean },
  {
    since = 0,
    was = {},
  }: { since?: number; was?: Record<number, { casId?: string; className?: string; absent?: boolean }> } = {},
) {
  const { id } = await createPerson(school.setupId, { casId: now.casId ?? null, className: now.className ?? '601' })
  const rank = (one: number) => imports[one] ?? ''
  await db().person.update({
    where: { id },
    data: {
      lastName: name,
      sortName: name,
      absentSince: now.absent ? DAYS[2]! : null,
      arrivedAt: DAYS[since]!,
      firstImportId: rank(since),
    },
  })
  for (const [changedBy, { casId, className, absent }] of Object.entries(was)) {
    await db().personChange.create({
      data: {
        importId: rank(Number(changedBy)),
        personId: id,
        profile: 'pupil',
        casId: casId ?? null,
        lastName: name,
        firstName: 'Camille',
        className: className ?? '601',
        absentSince: absent ? DAYS[0]! : null,
      },
    })
  }
}

async function differences(from: number, to: number) {
  const access = await newAccess(school, 'read_people')
  const compared = { from: imports[from]!, to: imports[to]! }
  const counts = await countDifferences(access, compared)
  const names: Partial<Record<Difference, string[]>> = {}
  for (const difference of Object.keys(counts) as Difference[]) {
    const people = await listDiffering(access, compared, difference)
    expect(people).toHaveLength(counts[difference])
    if (people.length > 0) names[difference] = people.map((one) => comparedName(one).split(' ')[0]!)
  }
  return names
}

describe('between two imports', () => {
  beforeEach(async () => {
    await person('SAME', { casId: 'NAA1' })
    await person('ARRIVED-AT-1', { casId: 'NAA2' }, { since: 1 })
    await person('ARRIVED-AT-2', {}, { since: 2 })
    await person('PAIRED-AT-1', { casId: 'NAA3' }, { was: { 1: {} } })
    await person('LOST-AT-2', {}, { was: { 2: { casId: 'NAA4' } } })
    await person(
      'MOVED-AT-1-AND-2',
      { className: '603' },
      { was: { 1: { className: '601' }, 2: { className: '602' } } },
    )
    await person('GONE-AT-2', { absent: true, casId: 'NAA5' }, { was: { 2: { casId: 'NAA5' } } })
    await person('BACK-AT-1', {}, { was: { 1: { absent: true } } })
  })

  test('the first and the second', async () => {
    expect(await differences(0, 1)).toEqual({
      arrived: ['ARRIVED-AT-1', 'BACK-AT-1'],
      changed: ['MOVED-AT-1-AND-2'],
      newly_paired: ['ARRIVED-AT-1', 'PAIRED-AT-1'],
    })
  })

  test('the second and the third', async () => {
    expect(await differences(1, 2)).toEqual({
      arrived: ['ARRIVED-AT-2'],
      gone: ['GONE-AT-2'],
      changed: ['MOVED-AT-1-AND-2'],
      lost_pairing: ['LOST-AT-2'],
    })
  })

  test('the first and the third: what happened on the way adds up', async () => {
    expect(await differences(0, 2)).toEqual({
      arrived: ['ARRIVED-AT-1', 'ARRIVED-AT-2', 'BACK-AT-1'],
      gone: ['GONE-AT-2'],
      changed: ['MOVED-AT-1-AND-2'],
      newly_paired: ['ARRIVED-AT-1', 'PAIRED-AT-1'],
      lost_pairing: ['LOST-AT-2'],
    })
  })

  test('an import and itself: nothing', async () => {
    expect(await differences(2, 2)).toEqual({})
  })

  test('two lists of pupils tell of pupils alone; of different profiles, of everybody', async () => {
    await createPerson(school.setupId, { profile: 'teacher' })
    await db().person.updateMany({ where: { profile: 'teacher' }, data: { arrivedAt: DAYS[2]!, lastName: 'TEACHER' } })
    expect((await differences(1, 2)).arrived).toEqual(['ARRIVED-AT-2'])
    await db().listImport.update({ where: { id: imports[2]! }, data: { profile: 'teacher' } })
    expect((await differences(1, 2)).arrived?.sort()).toEqual(['ARRIVED-AT-2', 'TEACHER'])
  })

  test('a former name that was erased tells no change of name, but still of pairing', async () => {
    await db().personChange.updateMany({ data: { lastName: '', firstName: '', className: null } })
    expect(await differences(0, 2)).toMatchObject({
      newly_paired: ['ARRIVED-AT-1', 'PAIRED-AT-1'],
      lost_pairing: ['LOST-AT-2'],
    })
    expect((await differences(0, 2)).changed).toBeUndefined()
  })
})

test('an import of another establishment, or of none, compares nothing', async () => {
  await person('SAME', {})
  const stranger = await createSchool()
  const compared = { from: imports[0]!, to: imports[1]! }
  await createPerson(stranger.setupId)
  const none = { arrived: 0, gone: 0, changed: 0, newly_paired: 0, lost_pairing: 0 }
  expect(await countDifferences(await newAccess(stranger, 'read'), compared)).toEqual(none)
  expect(await countDifferences(await newAccess(school, 'read'), { from: 'x', to: imports[1]! })).toEqual(none)
  expect(await listComparableImports(await newAccess(stranger, 'read'))).toEqual([])
})

test('the latest is compared with the one before of its profile, unless the address says otherwise', async () => {
  const teachers = await createCommittedImport(school, { at: new Date('2026-10-14T08:00:00Z'), profile: 'teacher' })
  const comparable = await listComparableImports(await newAccess(school, 'read', 'school_reader'))
  expect(readComparison({}, comparable)).toMatchObject({ from: imports[1], to: imports[2], shown: null, page: 1 })
  expect(readComparison({ de: teachers, a: imports[2], voir: 'partis' }, comparable)).toMatchObject({
    from: teachers,
    to: imports[2],
    shown: 'gone',
  })
  expect(readComparison({ a: teachers }, comparable)).toMatchObject({ from: imports[1], to: teachers })
  expect(readComparison({ de: 'autre' }, comparable)).toMatchObject({ from: imports[1], to: imports[2] })
  expect(readComparison({}, comparable.slice(0, 1))).toBeNull()
})
