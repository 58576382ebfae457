import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as imports from '@/features/imports/mutations'
import { db } from '@/server/db'
import { keyedCall, once } from '@/server/idempotency'
import { API_WRITES, countInWindow, forgetCounts } from '@/server/rate-limit'
import { callApi, createToken, expectContract, tokenOf, type Answer, type Sent } from '@/tests/builders/api'
import { fixtureBytes } from '@/tests/builders/fixture-lists'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let token: string
let here: string

beforeEach(async () => {
  forgetCounts()
  vi.restoreAllMocks()
  school = await createSchool()
  token = await tokenOf('school_admin', school)
  here = `/establishments/${school.uai}`
})

const staff = fixtureBytes('personnels-cp1252.csv')

function post(address: string, key: string | null, sent: Sent = {}): Promise<Answer> {
  const headers = { ...sent.headers, ...(key !== null && { 'Idempotency-Key': key }) }
  return callApi('POST', address, { token, ...sent, headers })
}

const bring = (key: string | null, query = '?profile=staff') => post(`${here}/imports${query}`, key, { body: staff })

describe('a POST sent twice', () => {
  test('with one key is done once, and answered the same', async () => {
    const [first, second] = [await bring('night-1'), await bring('night-1')]
    expect(first.status).toBe(201)
    expect([second.status, second.json]).toEqual([201, first.json])
    expect(await db().listImport.count()).toBe(1)
    const commit = `/imports/${first.json.id}/commit`
    const [done, told] = [await post(commit, 'night-1-commit'), await post(commit, 'night-1-commit')]
    expect(done.status).toBe(200)
    expect([told.status, told.json]).toEqual([200, done.json])
  })

  test('without a key, or with another, is done twice', async () => {
    await bring(null)
    await bring(null)
    await bring('a')
    await bring('b')
    expect(await db().listImport.count()).toBe(4)
  })

  test('with a key that stood for something else is refused', async () => {
    await bring('night-1')
    const others = [
      bring('night-1', '?profile=staff&coverage=whole'),
      post(`${here}/imports?profile=staff`, 'night-1', { body: new TextEncoder().encode('autre') }),
      post(`/imports/${(await db().listImport.findFirstOrThrow()).id}/discard`, 'night-1'),
    ]
    for (const other of await Promise.all(others)) {
      expect(other.json).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
    }
    expect(await db().listImport.count()).toBe(1)
  })

  test('with the key of another account is its own call', async () => {
    await bring('night-1')
    token = await tokenOf('school_admin', school)
    expect((await bring('night-1')).status).toBe(201)
    expect(await db().listImport.count()).toBe(2)
  })

  test('at the same moment with one key is done once', async () => {
    const answers = await Promise.all([bring('night-1'), bring('night-1'), bring('night-1')])
    const codes = answers.map(({ status, json }) => (status === 201 ? 'done' : json.code))
    expect(codes).toContain('done')
    expect(codes.filter((code) => code !== 'done' && code !== 'call_running')).toEqual([])
    expect(await db().listImport.count()).toBe(1)
  })

  test('after a refusal is decided anew', async () => {
    token = await tokenOf('support', school)
    expect((await bring('night-1')).json.code).toBe('opening_required')
    const reason = { body: { reason: 'Appel du collège, dossier 12' } }
    const opened = await post(`${here}/openings`, 'open-1', reason)
    const again = await post(`${here}/openings`, 'open-1', reason)
    expect(again.json).toEqual(opened.json)
    expect(await db().opening.count()).toBe(1)
    expect((await bring('night-1')).status).toBe(201)
    expect((await post(`${here}/openings`, 'open-2', { body: { reason: 'non' } })).status).toBe(422)
    expect(await db().idempotentCall.count()).toBe(2)
  })

  test('after the right was lost tells nothing any more', async () => {
    const account = await createAccount('school_admin', school)
    token = await createToken(account)
    await bring('night-1')
    await db().membership.updateMany({ where: { accountId: account.id }, data: { role: 'school_reader' } })
    expect((await bring('night-1')).json).toMatchObject({ status: 403, code: 'forbidden' })
  })

  test('that was done, and whose outcome could not be kept, is not done again', async () => {
    const { id: accountId } = await createAccount('school_admin', school)
    const call = { accountId, key: 'night-1', requestHash: '0'.repeat(64) }
    // What the database refuses to keep.
    await expect(once(call, new Date(), () => Promise.resolve('\0'))).rejects.toThrow()
    const again = vi.fn(() => Promise.resolve('done'))
    expect(await once(call, new Date(), again)).toMatchObject({ status: 409, code: 'call_running' })
    expect(again).not.toHaveBeenCalled()
  })

  test('of which the first lasts longer than a dead process would be waited for is not done twice', async () => {
    const { id: accountId } = await createAccount('school_admin', school)
    const call = { accountId, key: 'night-1', requestHash: '0'.repeat(64) }
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const begunAt = new Date(Date.now() - 11 * 60_000)
    let finish: (outcome: string) => void = () => undefined
    const first = once(call, begunAt, () => new Promise((resolve) => (finish = resolve)))
    await vi.waitFor(async () => expect(await db().idempotentCall.count()).toBe(1))
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    await vi.waitFor(async () => expect((await db().idempotentCall.findFirstOrThrow()).at > begunAt).toBe(true))
    const again = vi.fn(() => Promise.resolve('done twice'))
    expect(await once(call, new Date(), again)).toMatchObject({ status: 409, code: 'call_running' })
    finish('done')
    expect(await first).toBe('done')
    expect(await once(call, new Date(), again)).toBe('done')
    expect(again).not.toHaveBeenCalled()
  })

  test('that failed is done by the next try', async () => {
    const { id: accountId } = await createAccount('school_admin', school)
    const call = { accountId, key: 'night-1', requestHash: '0'.repeat(64) }
    await expect(once(call, new Date(), () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await once(call, new Date(), () => Promise.resolve('done'))).toBe('done')
  })

  test('a day later is done again', async () => {
    await bring('night-1')
    await db().idempotentCall.updateMany({ data: { at: new Date(Date.now() - 24 * 3_600_000) } })
    await bring('night-1')
    expect(await db().listImport.count()).toBe(2)
  })

  test('keeps no personal data of the list', async () => {
    const { id } = (await bring('night-1')).json
    const [kept] = await db().idempotentCall.findMany()
    expect(kept).toMatchObject({ key: 'night-1', outcome: id })
  })

  test.each(['', ' ', 'clé', 'a b', 'a'.repeat(256)])('wants a key that can be kept, not «%s»', async (key) => {
    const headers = { get: (name: string) => (name.toLowerCase() === 'idempotency-key' ? key : null) }
    const request = { headers, url: 'http://localhost/api/v1/x', method: 'POST' } as unknown as Request
    expect(keyedCall(request, { id: 'x' } as never, new Uint8Array())).toMatchObject({
      status: 422,
      code: 'idempotency_key_malformed',
    })
  })
})

describe('a body', () => {
  const put = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    callApi('PUT', `${here}/steps/save-base`, { token, body, headers })

  test.each([
    ['not JSON', '{"state":', 422, 'malformed_json'],
    ['no object', '"todo"', 422, 'invalid'],
    ['nothing', '', 422, 'invalid'],
    ['null', 'null', 422, 'invalid'],
    ['too large', JSON.stringify({ state: 'todo', note: 'a'.repeat(256 * 1024) }), 413, 'too_large'],
    ['deeply nested', '['.repeat(100_000), 422, 'malformed_json'],
  ])('that is %s is refused', async (_what, body, status, code) => {
    const answer = await put(body)
    expectContract('setStep', answer)
    expect(answer.json).toMatchObject({ status, code })
  })

  test('that is not UTF-8 is refused', async () => {
    const answer = await put(new Uint8Array([0x22, 0xff, 0x22]), { 'Content-Type': 'application/json' })
    expect(answer.json).toMatchObject({ status: 422, code: 'malformed_json' })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'in %s is refused',
    async (type) => {
      const answer = await put('{"state":"todo"}', { 'Content-Type': type })
      expect(answer.json).toMatchObject({ status: 415, code: 'unsupported_media_type' })
    },
  )

  test('in JSON with a charset is read', async () => {
    expect((await put('{"state":"todo"}', { 'Content-Type': 'application/JSON; charset=utf-8' })).status).toBe(200)
  })
})

test('an account that writes more than its share is told to wait; it still reads, and others still write', async () => {
  const account = await createAccount('school_admin', school)
  const other = token
  token = await createToken(account)
  for (let calls = 1; calls < API_WRITES.limit; calls++) countInWindow(API_WRITES, account.id, new Date())
  const put = (by: string) => callApi('PUT', `${here}/steps/save-base`, { token: by, body: { state: 'todo' } })
  expect((await put(token)).status).toBe(200)
  const answer = await put(token)
  expect(answer.json).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await callApi('GET', here, { token })).status).toBe(200)
  expect((await put(other)).status).toBe(200)
})

test('what nobody foresaw is told by an id, and the log holds no value that was sent', async () => {
  const said: unknown[] = []
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(...words))
  vi.spyOn(imports, 'analyseUpload').mockRejectedValue(new Error('MARTIN Léa FEH85K9JNUCASD2M'))
  const answer = await bring('night-1')
  expectContract('bringList', answer)
  expect(answer.json).toMatchObject({ status: 500, code: 'internal_error' })
  expect(answer.text).not.toMatch(/MARTIN|FEH85/)
  expect(String(said)).toContain(answer.json.id)
  expect(String(said)).not.toMatch(/MARTIN|FEH85/)
  expect(await db().idempotentCall.count()).toBe(0)
})
