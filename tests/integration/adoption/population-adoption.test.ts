import { beforeEach, expect, test } from 'vitest'
import { adoptionCurve, type KeptPoint } from '@/domain/adoption/adoption-curve'
import { mondayOf } from '@/domain/adoption/weeks'
import type { Role } from '@/domain/access/policy'
import { findPopulationAdoption } from '@/features/adoption/queries'
import { projectPeople, rebuildProjection } from '@/features/establishments/mutations'
import { readReportAddress } from '@/features/report/schemas'
import { grantPopulation } from '@/server/access'
import { db } from '@/server/db'
import { actorOf } from '@/tests/builders/access'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

type School = Awaited<ReturnType<typeof createSchool>>
let school: School
let lycee: School
let foreign: School

beforeEach(async () => {
  school = await createSchool()
  lycee = await createSchool({ kind: 'lycee', uai: '0810001W' })
  foreign = await createSchool({ academyCode: '10', uai: '0690001R' })
  await createSchool()
  const { id } = await createPerson(school.setupId)
  await writtenAt(school, '2026-11-03T08:00:00Z')
  await createPerson(lycee.setupId, { casId: 'NAA9' })
  await writtenAt(lycee, '2026-11-10T08:00:00Z')
  await createPerson(foreign.setupId, { casId: 'NAA8' })
  await writtenAt(foreign, '2026-10-06T08:00:00Z')
  await db().person.update({ where: { id }, data: { casId: 'NAA1' } })
  await createPerson(school.setupId, { profile: 'guardian' })
  await writtenAt(school, '2026-11-25T08:00:00Z')
  await createPerson(school.setupId, { profile: 'teacher', casId: 'NAA2' })
  await writtenAt(school, '2026-11-29T22:59:00Z')
})

async function writtenAt({ setupId }: School, at: string) {
  await db().$transaction((tx) => projectPeople(tx, [setupId], new Date(at)))
}

async function curveOf(role: Role, address: Record<string, string> = {}, at: { uai?: string } = {}) {
  const access = grantPopulation(await actorOf(await createAccount(role, at)))
  const weeks = await findPopulationAdoption(access, readReportAddress(address))
  return weeks.map(({ day, people, paired }) => [day, people, paired])
}

test('each week adds up what every establishment ended it with, and what none wrote anew since', async () => {
  expect(await curveOf('support')).toEqual([
    ['2026-11-02', 1, 0],
    ['2026-11-09', 2, 1],
    ['2026-11-16', 2, 1],
    ['2026-11-23', 4, 3],
  ])
})

test('it is of what one sees alone, narrowed as the report is', async () => {
  expect((await curveOf('operator')).at(-1)).toEqual(['2026-11-23', 5, 4])
  expect(await curveOf('operator', { academie: '10' })).toEqual([['2026-10-05', 1, 1]])
  expect(await curveOf('support', { type: 'lycee' })).toEqual([['2026-11-09', 1, 1]])
  expect(await curveOf('support', { academie: '10' })).toEqual([])
  expect((await curveOf('school_reader', {}, school)).at(-1)).toEqual(['2026-11-23', 3, 2])
  const nobody = await db().account.create({ data: { email: 'sans@passerelle.example', name: 'Sans' } })
  expect(await findPopulationAdoption(grantPopulation(await actorOf(nobody)), readReportAddress({}))).toEqual([])
})

test('rebuilding puts the weeks right: they are the curve’s, read at each Sunday', async () => {
  const kept = () => db().adoptionWeeks.findMany({ orderBy: { setupId: 'asc' } })
  const before = await kept()
  await db().adoptionWeeks.updateMany({ data: { people: [7], paired: [] } })
  await rebuildProjection()
  expect(await kept()).toEqual(before)
  const points = await db().$queryRaw<KeptPoint[]>`
    select day::text as day, profile::text as profile, people, paired from "AdoptionPoint"
    where "setupId" = ${school.setupId}::uuid`
  const curve = adoptionCurve(points)
  const own = before.find(({ setupId }) => setupId === school.setupId)
  expect(own?.people).toEqual(
    own?.people.map((_, index) => curve.findLast(({ day }) => day < mondayOf(2026, index + 2))?.people ?? 0),
  )
  expect(own?.paired).toEqual(
    own?.paired.map((_, index) => curve.findLast(({ day }) => day < mondayOf(2026, index + 2))?.paired ?? 0),
  )
  expect(own?.people).toHaveLength(18)
})
