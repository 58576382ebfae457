import { beforeEach, expect, test } from 'vitest'
import { db } from '@/server/db'
import { callApi, expectContract, tokenOf } from '@/tests/builders/api'
import { createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let token: string
let here: string

beforeEach(async () => {
  school = await createSchool()
  token = await tokenOf('school_admin', school)
  here = `/establishments/${school.uai}`
})

const get = (address: string) => callApi('GET', address, { token })
const put = (address: string, body: unknown) => callApi('PUT', address, { token, body })

test('a step done tells which of its values changed since', async () => {
  const { setupId } = school
  await db().fact.create({
    data: { setupId, sequence: 1, kind: 'attested', step: 'open-ports', at: new Date(), source: 'person' },
  })
  const { configuration } = (await get(here)).json as { configuration: object }
  await db().setup.update({ where: { id: setupId }, data: { version: 1 } })
  const change = { configuration: { ...configuration, casPort: 8443 }, expectedVersion: 1 }
  expect((await put(`${here}/configuration`, change)).status).toBe(200)

  const answer = await get(here)
  expectContract('showEstablishment', answer)
  const steps = answer.json.steps as { key: string; toRecheck: object[] }[]
  expect(answer.json).toMatchObject({ stepsToRecheck: 1 })
  expect(steps.filter(({ toRecheck }) => toRecheck.length > 0)).toMatchObject([
    { key: 'open-ports', state: 'attested', toRecheck: [{ name: 'casPort', before: 82, after: 8443 }] },
  ])
  expectContract('listEstablishments', await get('/establishments'))
})
