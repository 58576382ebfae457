import { beforeEach, expect, test } from 'vitest'
import { MOST_WEBHOOKS } from '@/domain/webhooks/webhook'
import { db } from '@/server/db'
import { forgetCounts } from '@/server/rate-limit'
import { callApi, expectContract, tokenOf, type Sent } from '@/tests/builders/api'
import { createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let token: string
let school: Awaited<ReturnType<typeof createSchool>>
beforeEach(async () => {
  forgetCounts()
  school = await createSchool()
  token = await tokenOf('school_admin', school)
})

const ADDRESS = 'https://hooks.example.org/passerelle'
const make = (body: unknown, sent: Sent = {}) => callApi('POST', '/webhooks', { token, body, ...sent })

test('a webhook is made, its secret shown once, then listed without it, then removed', async () => {
  const made = await make({ address: ADDRESS, events: ['import_committed', 'step_proven', 'step_proven'] })
  expectContract('createWebhook', made)
  expect(made.json).toMatchObject({ address: ADDRESS, events: ['import_committed', 'step_proven'], deliveries: [] })
  expect(made.json.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const { secret: _secret, ...shown } = made.json
  const listed = await callApi('GET', '/webhooks', { token })
  expectContract('listWebhooks', listed)
  expect(listed.json).toEqual({ webhooks: [shown] })
  const stranger = await tokenOf('school_admin', school)
  expect((await callApi('DELETE', `/webhooks/${made.json.id}`, { token: stranger })).status).toBe(404)
  const removed = await callApi('DELETE', `/webhooks/${made.json.id}`, { token })
  expectContract('removeWebhook', removed)
  expect(removed.status).toBe(204)
  expect((await callApi('DELETE', `/webhooks/${made.json.id}`, { token })).status).toBe(404)
})

test('with a key, one is made once however often it is asked for, and its secret told again', async () => {
  const sent = { headers: { 'Idempotency-Key': 'hook-1' } }
  const [first, second] = [
    await make({ address: ADDRESS, events: ['step_proven'] }, sent),
    await make({ address: ADDRESS, events: ['step_proven'] }, sent),
  ]
  expect([second.status, second.json]).toEqual([201, first.json])
  expect(await db().webhook.count()).toBe(1)
})

test.each([
  [{ address: 'http://hooks.example.org@10.0.0.1/', events: ['step_proven'] }, 'address'],
  [{ address: 'https://169.254.169.254/latest/meta-data', events: ['step_proven'] }, 'address'],
  [{ address: 'hooks', events: ['step_proven'] }, 'address'],
  [{ address: ADDRESS, events: ['person_named'] }, 'events'],
  [{ address: ADDRESS, events: [] }, 'events'],
  [{ events: ['step_proven'] }, 'address'],
  [{ address: ADDRESS, events: ['step_proven'], secret: 'mine' }, 'secret'],
])('refuses %o and names the field', async (body, field) => {
  const answer = await make(body)
  expectContract('createWebhook', answer)
  expect(answer.json).toMatchObject({ status: 422, code: 'invalid', errors: [{ field }] })
})

test('an account has so many, and no more', async () => {
  for (let made = 0; made < MOST_WEBHOOKS; made++) {
    expect((await make({ address: ADDRESS, events: ['step_proven'] })).status).toBe(201)
  }
  expect((await make({ address: ADDRESS, events: ['step_proven'] })).json).toMatchObject({
    status: 409,
    code: 'too_many_webhooks',
  })
})
