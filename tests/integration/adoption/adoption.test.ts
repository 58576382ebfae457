import { beforeEach, expect, test } from 'vitest'
import { findAdoption } from '@/features/adoption/queries'
import { projectPeople } from '@/features/establishments/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'
import { analysedImport } from '../rights/scene'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>

beforeEach(async () => {
  school = await createSchool()
})

async function writtenAt(at: string) {
  await db().$transaction((tx) => projectPeople(tx, [school.setupId], new Date(at)))
}

async function curve() {
  const { points } = await findAdoption(await newAccess(school, 'read', 'school_reader'))
  return points.map(({ day, people, paired }) => [day, people, paired])
}

test('a day keeps what it ended with, and its days are those of Paris', async () => {
  const { id } = await createPerson(school.setupId)
  await writtenAt('2026-11-03T08:00:00Z')
  await db().person.update({ where: { id }, data: { casId: 'NAA1' } })
  await writtenAt('2026-11-03T22:59:00Z')
  await createPerson(school.setupId, { profile: 'teacher' })
  await writtenAt('2026-11-03T23:00:00Z')
  expect(await curve()).toEqual([
    ['2026-11-03', 1, 1],
    ['2026-11-04', 2, 1],
  ])
})

test('a profile that has nobody left goes down to none', async () => {
  await createPerson(school.setupId)
  await createPerson(school.setupId, { profile: 'teacher' })
  await writtenAt('2026-11-03T08:00:00Z')
  await db().person.updateMany({ where: { profile: 'teacher' }, data: { absentSince: new Date() } })
  await writtenAt('2026-11-05T08:00:00Z')
  expect(await curve()).toEqual([
    ['2026-11-03', 2, 0],
    ['2026-11-05', 1, 0],
  ])
})

test('a list that is written makes its point and its mark; one that is only analysed, neither', async () => {
  const importId = await analysedImport(school)
  expect(await findAdoption(await newAccess(school, 'read'))).toEqual({ points: [], events: [] })
  await commitImport(await newAccess(school, 'import'), importId)
  const { points, events } = await findAdoption(await newAccess(school, 'read', 'support'))
  expect(points).toMatchObject([{ people: 1, paired: 1, byProfile: { pupil: { people: 1, paired: 1 } } }])
  expect(events).toMatchObject([{ kind: 'import', day: points[0]!.day, profile: 'pupil' }])
})

test('an import into the ENT is marked on its own day in Paris, unless it was interrupted, withdrawn, or of last year', async () => {
  const { id: recordedById } = await createAccount('school_admin', school)
  const kept = { setupId: school.setupId, people: 3, recordedById, recordedAt: new Date('2026-11-20T08:00:00Z') }
  const made = (at: string, rest: object) => ({
    ...{ ...kept, at: new Date(at), mode: 'complete' as const, count: 3, interrupted: false },
    ...rest,
  })
  await db().portalImport.createMany({
    data: [
      made('2026-06-01T08:00:00Z', {}),
      made('2026-11-01T08:00:00Z', { interrupted: true }),
      made('2026-11-02T08:00:00Z', { withdrawnAt: kept.recordedAt, withdrawnById: recordedById }),
      made('2026-11-02T23:30:00Z', {}),
      made('2026-11-09T08:00:00Z', { mode: 'partial', count: null }),
    ],
  })
  const { events } = await findAdoption(await newAccess(school, 'read', 'school_reader'))
  expect(events).toEqual([
    { kind: 'portal_import', day: '2026-11-03', mode: 'complete', count: 3 },
    { kind: 'portal_import', day: '2026-11-09', mode: 'partial', count: null },
  ])
  expect((await findAdoption(await newAccess(await createSchool(), 'read'))).events).toEqual([])
})

test('letters are marked by their number and by how many of their group wait now, and another establishment sees none of it', async () => {
  await createPerson(school.setupId, { className: '601' })
  await createPerson(school.setupId, { className: '601', casId: 'NAA1' })
  await createPerson(school.setupId, { className: '602' })
  await createPerson(school.setupId, { profile: 'guardian', className: '601' })
  await createPerson((await createSchool()).setupId, { className: '601' })
  await writtenAt('2026-11-03T08:00:00Z')
  const made = { setupId: school.setupId, at: new Date('2026-11-04T08:00:00Z'), people: 12 }
  await db().letterBatch.create({ data: { ...made, className: '601' } })
  await db().letterBatch.create({ data: { ...made, at: new Date('2026-11-05T08:00:00Z'), profile: 'pupil' } })
  await db().letterBatch.create({ data: { ...made, at: new Date('2026-11-06T08:00:00Z') } })
  const { events } = await findAdoption(await newAccess(school, 'read', 'school_reader'))
  expect(events).toMatchObject([
    { kind: 'letters', day: '2026-11-04', className: '601', people: 12, waiting: 1 },
    { kind: 'letters', day: '2026-11-05', profile: 'pupil', waiting: 2 },
    { kind: 'letters', day: '2026-11-06', profile: null, waiting: 3 },
  ])
  const other = await newAccess(await createSchool(), 'read')
  expect(await findAdoption(other)).toEqual({ points: [], events: [] })
})
