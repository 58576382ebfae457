import { beforeEach, describe, expect, test } from 'vitest'
import { GET } from '@/app/(application)/appariement/export/route'
import { readReport } from '@/features/report/queries'
import { readReportAddress } from '@/features/report/schemas'
import { grantPopulation } from '@/server/access'
import type { Role } from '@/domain/access/policy'
import { db } from '@/server/db'
import { actorOf } from '@/tests/builders/access'
import { createAccount, createEnt, createPerson, createSchool, recount } from '@/tests/builders/school'
import { signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>

beforeEach(async () => {
  const ent = await createEnt({ slug: 'e-college', name: 'eCollège' })
  school = await createSchool({ name: 'Collège A', entId: ent.id })
  const lycee = await createSchool({ name: 'Lycée B', kind: 'lycee', uai: '0810001W' })
  const foreign = await createSchool({ name: 'Collège de Lyon', academyCode: '10', uai: '0690001R' })
  await createSchool({ name: 'Collège sans liste' })
  await createPerson(school.setupId, { className: '6A', casId: 'NAA1' })
  await createPerson(school.setupId, { className: '6B' })
  await createPerson(school.setupId, { className: 'ULIS', casId: 'NAA2' })
  await createPerson(school.setupId, { profile: 'guardian' })
  await createPerson(lycee.setupId, { className: '2GT1', casId: 'NAA3' })
  await createPerson(foreign.setupId, { className: '6A', casId: 'NAA4' })
  for (const { setupId } of [school, lycee, foreign]) await recount(setupId)
})

async function reportOf(role: Role, address: Record<string, string> = {}, at: { uai?: string } = {}) {
  const access = grantPopulation(await actorOf(await createAccount(role, at)))
  return readReport(access, readReportAddress(address))
}

describe('the report of a population', () => {
  test('adds up what is kept, in each way, for what one sees alone', async () => {
    const report = await reportOf('support')
    expect(report.total).toMatchObject({ establishments: 3, informed: 2, people: 5, paired: 3 })
    expect(report.byProfile).toEqual([
      { profile: 'pupil', people: 4, paired: 3 },
      { profile: 'guardian', people: 1, paired: 0 },
      { profile: 'teacher', people: 0, paired: 0 },
      { profile: 'staff', people: 0, paired: 0 },
    ])
    expect(report.byLevel).toEqual([
      { level: 'sixieme', people: 2, paired: 1 },
      { level: 'seconde', people: 1, paired: 1 },
      { level: null, people: 1, paired: 1 },
    ])
    expect(report.byDepartment.map(({ code, people, paired }) => [code, people, paired])).toEqual([
      ['031', 4, 2],
      ['081', 1, 1],
    ])
    expect(report.byEnt.map(({ ent, establishments, paired }) => [ent?.name ?? null, establishments, paired])).toEqual([
      ['eCollège', 1, 2],
      [null, 2, 1],
    ])
    expect(report.byKind.map(({ kind, people }) => [kind, people]).sort()).toEqual([
      ['college', 4],
      ['lycee', 1],
    ])
    expect(report.distribution).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 1])
    expect(report.byAcademy).toHaveLength(1)
  })

  test('is narrowed by the address of the list of establishments', async () => {
    expect((await reportOf('operator')).total).toMatchObject({ establishments: 4, people: 6 })
    expect((await reportOf('operator', { academie: '10' })).total).toMatchObject({ people: 1, paired: 1 })
    expect((await reportOf('operator', { departement: '81' })).total.people).toBe(1)
    expect((await reportOf('operator', { type: 'lycee' })).byLevel).toEqual([
      { level: 'seconde', people: 1, paired: 1 },
    ])
    expect((await reportOf('operator', { ent: 'e-college' })).total).toMatchObject({ establishments: 1, people: 4 })
  })

  test('shows a school its own counts, and nobody without role anything', async () => {
    expect((await reportOf('school_reader', {}, school)).total).toMatchObject({ establishments: 1, people: 4 })
    const nobody = await db().account.create({ data: { email: 'sans@passerelle.example', name: 'Sans' } })
    const report = await readReport(grantPopulation(await actorOf(nobody)), readReportAddress({}))
    expect(report.total).toMatchObject({ establishments: 0, people: 0 })
    expect(report.byLevel).toEqual([])
  })
})

describe('the export of the report', () => {
  const get = (query: string) => GET(new Request(`http://localhost/appariement/export?${query}`))

  test('holds the establishments that one sees, the least paired first, with their counts', async () => {
    await signInAs(await createAccount('support'))
    const [header, ...lines] = (await (await get('format=csv')).text()).trimEnd().split('\r\n')
    expect(header).toMatch(/^UAI;Établissement;.*;Élèves;Élèves appariés;Responsables;/)
    expect(lines.map((line) => line.split(';')[1])).toEqual(['Collège A', 'Lycée B', 'Collège sans liste'])
    expect(lines[0]).toMatch(/;eCollège;4;2;50;0;3;2;1;0;0;0;0;0$/)
  })

  test('is a file of the format asked for, and no other', async () => {
    await signInAs(await createAccount('operator'))
    expect((await get('format=ods')).headers.get('content-disposition')).toMatch(
      /^attachment; filename="appariement-\d{4}-\d{2}-\d{2}\.ods"$/,
    )
    expect((await get('format=pdf')).status).toBe(404)
  })
})
