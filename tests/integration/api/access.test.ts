import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '@/domain/access/policy'
import { CALLS } from '@/features/api/schemas'
import { db } from '@/server/db'
import { countInWindow, FAILED_TOKENS, forgetCounts } from '@/server/rate-limit'
import { API_CALLS, callApi, createToken, expectContract, hasRoute, tokenOf, type Sent } from '@/tests/builders/api'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createAccount, createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()
beforeEach(forgetCounts)

type Operation = keyof typeof CALLS
const ROLES: Role[] = ['operator', 'academy_admin', 'support', 'school_admin', 'school_reader']
const STAFF: Role[] = ['operator', 'academy_admin', 'support']

/** What each role may do, without opening; `open` asks staff for one. A new call without a line here does not compile. */
const EXPECTED: Record<Operation, { staff: number; school_admin: number; school_reader: number }> = {
  listEstablishments: { staff: 200, school_admin: 200, school_reader: 200 },
  showEstablishment: { staff: 200, school_admin: 200, school_reader: 200 },
  changeConfiguration: { staff: 200, school_admin: 200, school_reader: 403 },
  setStep: { staff: 200, school_admin: 200, school_reader: 403 },
  openPeople: { staff: 201, school_admin: 403, school_reader: 403 },
  bringList: { staff: 403, school_admin: 201, school_reader: 403 },
  showImport: { staff: 403, school_admin: 200, school_reader: 403 },
  commitImport: { staff: 403, school_admin: 200, school_reader: 403 },
  discardImport: { staff: 403, school_admin: 200, school_reader: 403 },
  // The scene's import wrote nothing yet: who may undo is told so.
  undoImport: { staff: 403, school_admin: 409, school_reader: 403 },
  notePortalImport: { staff: 201, school_admin: 201, school_reader: 403 },
  listPortalImports: { staff: 200, school_admin: 200, school_reader: 200 },
  showPairing: { staff: 200, school_admin: 200, school_reader: 200 },
  exportPairing: { staff: 403, school_admin: 200, school_reader: 403 },
  listWebhooks: { staff: 200, school_admin: 200, school_reader: 200 },
  createWebhook: { staff: 201, school_admin: 201, school_reader: 201 },
  // That of the scene is nobody's.
  removeWebhook: { staff: 404, school_admin: 404, school_reader: 404 },
}

/** Calls on what belongs to the account: they know of no establishment. */
const OWN: Operation[] = ['listEstablishments', 'listWebhooks', 'createWebhook']

type Scene = {
  school: Awaited<ReturnType<typeof createSchool>>
  importId: string
  configuration: unknown
  version: number
}

async function createScene(): Promise<Scene> {
  const school = await createSchool()
  await createPerson(school.setupId)
  await recount(school.setupId)
  const token = await tokenOf('school_admin', school)
  const shown = await callApi('GET', `/establishments/${school.uai}`, { token })
  const list = { body: fixtureBytes('personnels-cp1252.csv') }
  const brought = await callApi('POST', `/establishments/${school.uai}/imports?profile=staff`, { token, ...list })
  const { configuration, version } = shown.json
  return { school, importId: brought.json.id, configuration, version }
}

function addressOf(operation: Operation, { school, importId }: Scene): string {
  const query = operation === 'bringList' ? '?profile=staff' : ''
  const values: Record<string, string> = { uai: school.uai, key: 'save-base', id: importId }
  return CALLS[operation].path.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name]!) + query
}

function bodyOf(operation: Operation, { configuration, version }: Scene): Sent {
  switch (operation) {
    case 'changeConfiguration':
      return { body: { configuration, expectedVersion: version } }
    case 'setStep':
      return { body: { state: 'blocked', reason: 'Le serveur ne répond pas.' } }
    case 'openPeople':
      return { body: { reason: 'Appel du collège, dossier 12' } }
    case 'notePortalImport':
      return { body: { at: '2026-10-05T09:12:00Z', mode: 'complete', count: 1295, interrupted: false } }
    case 'createWebhook':
      return { body: { address: 'https://hooks.example.org/', events: ['step_proven'] } }
    case 'bringList':
      return { body: fixtureBytes('personnels-cp1252.csv') }
    default:
      return {}
  }
}

async function perform(operation: Operation, scene: Scene, token: string | null) {
  const answer = await callApi(CALLS[operation].method, addressOf(operation, scene), {
    token,
    ...bodyOf(operation, scene),
  })
  expectContract(operation, answer)
  return answer
}

describe.each(API_CALLS)('%s', (operation, call) => {
  test('is served by a route', () => {
    expect(hasRoute(call.path)).toBe(true)
  })

  test.each(ROLES)('answers a %s of the establishment as the table of rights says', async (role) => {
    const scene = await createScene()
    const { [STAFF.includes(role) ? 'staff' : (role as 'school_admin')]: expected } = EXPECTED[operation]
    const answer = await perform(operation, scene, await tokenOf(role, scene.school))
    expect(answer.status).toBe(expected)
  })

  test('answers 401 without a token, and with one that is unknown, revoked, expired or of a disabled account', async () => {
    const scene = await createScene()
    const disabled = await createAccount('school_admin', scene.school)
    const tokens = [
      null,
      'psr_unknown',
      'unknown',
      await tokenOf('school_admin', scene.school, { revokedAt: new Date() }),
      await tokenOf('school_admin', scene.school, { expiresAt: new Date() }),
      await createToken(disabled),
    ]
    await db().account.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } })
    for (const token of tokens) {
      const answer = await perform(operation, scene, token)
      expect([token, answer.status]).toEqual([token, 401])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
  })

  test.skipIf(OWN.includes(operation))('answers 404 to anybody of elsewhere', async () => {
    const scene = await createScene()
    const other = await createSchool({ academyCode: '10', uai: '0690001R' })
    for (const role of ROLES.filter((one) => one !== 'operator')) {
      const answer = await perform(operation, scene, await tokenOf(role, other))
      expect([role, answer.status]).toEqual([role, 404])
    }
  })

  test.skipIf(call.method === 'GET')('answers 403 to a token that only reads', async () => {
    const scene = await createScene()
    const role = operation === 'openPeople' ? 'support' : 'school_admin'
    const answer = await perform(operation, scene, await tokenOf(role, scene.school, { canWrite: false }))
    expect(answer.json).toMatchObject({ status: 403, code: 'read_only_token' })
  })

  test('answers 405, with what is allowed, to the other methods', async () => {
    const known = API_CALLS.filter(([, { path }]) => path === call.path).map(([, { method }]) => method)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      if (known.some((one) => one === method)) continue
      const answer = await callApi(method, call.path.replace(/\{\w+\}/g, 'x'))
      expect(answer.json).toMatchObject({ status: 405, code: 'method_not_allowed' })
      expect(answer.headers.get('allow')).toContain(call.method)
    }
  })
})

test('a list shows what the memberships reach, and no more', async () => {
  const [here, there] = [await createSchool(), await createSchool()]
  const elsewhere = await createSchool({ academyCode: '10', uai: '0690001R' })
  const seen = async (role: Role) => {
    const { json } = await callApi('GET', '/establishments', { token: await tokenOf(role, here) })
    return json.establishments.map(({ uai }: { uai: string }) => uai).sort()
  }
  expect(await seen('operator')).toEqual([here.uai, there.uai, elsewhere.uai].sort())
  expect(await seen('academy_admin')).toEqual([here.uai, there.uai].sort())
  expect(await seen('support')).toEqual([here.uai, there.uai].sort())
  expect(await seen('school_admin')).toEqual([here.uai])
  expect(await seen('school_reader')).toEqual([here.uai])
})

test.each(STAFF)('a %s handles lists once the establishment is open, and never takes its people away', async (role) => {
  const scene = await createScene()
  const token = await tokenOf(role, scene.school)
  expect((await perform('bringList', scene, token)).json).toMatchObject({ status: 403, code: 'opening_required' })
  const opened = await perform('openPeople', scene, token)
  expect(new Date(opened.json.until).getTime()).toBeGreaterThan(Date.now() + 3_500_000)
  expect((await perform('bringList', scene, token)).status).toBe(201)
  expect((await perform('showImport', scene, token)).status).toBe(200)
  expect((await perform('commitImport', scene, token)).status).toBe(200)
  expect((await perform('exportPairing', scene, token)).json).toMatchObject({ status: 403, code: 'forbidden' })
})

test('addresses that only look like one lead nowhere', async () => {
  const { school } = await createScene()
  const token = await tokenOf('operator', school)
  const lower = school.uai.toLowerCase()
  const paths = [lower, `${school.uai}%2Fpairing`, `${school.uai}%00`, '%2e%2e', "0311238C'--", '*', `${school.uai}%20`]
  for (const path of paths) {
    expect([path, (await callApi('GET', `/establishments/${path}`, { token })).status]).toEqual([path, 404])
  }
  for (const id of ['1', 'x', '%00', '00000000-0000-0000-0000-000000000000']) {
    expect([id, (await callApi('GET', `/imports/${id}`, { token })).status]).toEqual([id, 404])
  }
})

test.each(['/webhook', '/diagnoses', '/checks/1', '/establishments/0311238C/checks', '/imports/1/redo', ''])(
  '%s does not exist',
  async (path) => {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const answer = await callApi(method, path)
      expect(answer.json).toMatchObject({ status: 404, code: 'not_found' })
    }
  },
)

test('a bad token is told to wait when an address tried too many; a good one is served all the same', async () => {
  const school = await createSchool()
  const token = await tokenOf('school_admin', school)
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
  for (let tries = 1; tries < FAILED_TOKENS.limit; tries++) countInWindow(FAILED_TOKENS, '198.51.100.1', new Date())
  expect((await callApi('GET', '/establishments', { token: 'psr_no', ...from('198.51.100.1') })).status).toBe(401)
  const answer = await callApi('GET', '/establishments', { token: 'psr_no', ...from('198.51.100.1') })
  expect(answer.json).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await callApi('GET', '/establishments', { token: 'psr_no', ...from('198.51.100.2') })).status).toBe(401)
  expect((await callApi('GET', '/establishments', { token, ...from('198.51.100.1') })).status).toBe(200)
})
