import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FAILING_DAYS, WAITS } from '@/domain/webhooks/next-try'
import { analyseUpload, reanalyseImport } from '@/features/imports/mutations'
import { commitImport } from '@/features/settlements/mutations'
import { writeStepState } from '@/features/api/mutations'
import {
  createWebhook,
  deliver,
  enableWebhook,
  forgetDeliveries,
  queueDueDeliveries,
  redeliver,
} from '@/features/webhooks/mutations'
import { listWebhooks } from '@/features/webhooks/queries'
import type { Role } from '@/domain/access/policy'
import { accountAccess } from '@/server/access'
import { db } from '@/server/db'
import { startJobs, stopJobs } from '@/server/jobs'
import { webhookSecret } from '@/server/webhook-signature'
import { accessOf, actorOf, newAccess } from '@/tests/builders/access'
import { createAccount, createPerson, createSchool } from '@/tests/builders/school'
import { isAuthentic, startReceiver } from '@/tests/builders/webhook-receiver'
import { analysedImport } from '@/tests/integration/rights/scene'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const ALL = ['import_committed', 'import_held', 'step_proven', 'step_reopened'] as const
let school: Awaited<ReturnType<typeof createSchool>>
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeEach(async () => {
  school = await createSchool()
  receiver = await startReceiver()
})
afterEach(async () => {
  vi.useRealTimers()
  await receiver.stop()
})

async function owner(role: Role = 'school_admin', at: { uai?: string; academyCode?: string } = school) {
  const account = await createAccount(role, at)
  return accountAccess(await actorOf(account))
}

async function webhookOf(access: Awaited<ReturnType<typeof owner>>, kinds: (typeof ALL)[number][] = [...ALL]) {
  const made = await createWebhook(access, { address: receiver.address, kinds }, new Date())
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value
}

async function blockAndReopen() {
  const access = await newAccess(school, 'advance')
  for (const state of ['blocked', 'todo'] as const) {
    const written = await writeStepState(access, { step: 'save-base', state, reason: 'MARTIN le demande' }, new Date())
    if (!written.ok) throw new Error(written.refusal.reason)
  }
}

async function deliverAll() {
  for (const { id } of await db().webhookDelivery.findMany({ orderBy: { at: 'asc' } })) await deliver(id)
}

async function only() {
  return db().webhookDelivery.findFirstOrThrow()
}

describe('what is told', () => {
  test('a committed import and the steps that it proves: ids, codes and counts, never a name', async () => {
    const webhookId = await webhookOf(await owner())
    const importId = await analysedImport(school)
    expect((await commitImport(await newAccess(school, 'import'), importId)).ok).toBe(true)
    await deliverAll()
    const told = receiver.received.map(({ json }) => json)
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'import_committed',
        uai: school.uai,
        data: { importId, profile: 'pupil', counts: expect.objectContaining({ rows: 2, new: 1 }) as object },
      }),
    )
    expect(told).toContainEqual(expect.objectContaining({ kind: 'step_proven' }))
    for (const delivery of receiver.received) {
      expect(isAuthentic(delivery, webhookSecret(webhookId))).toBe(true)
      expect(delivery.body).not.toMatch(/MARTIN|Léa|AZKH9C7WSQ2R54DP|NAA1/)
    }
  })

  test('a list whose analysis is held, each time that it is; none that is free', async () => {
    await webhookOf(await owner(), ['import_held'])
    const access = await newAccess(school, 'import')
    for (let number = 0; number < 20; number++) await createPerson(school.setupId)
    const bytes = new TextEncoder().encode('Nom;Classe;Identifiant PRONOTE\nMARTIN;601;AZKH9C7WSQ2R54DP\n')
    const brought = { fileName: 'liste.csv', bytes, profile: 'pupil' } as const
    const held = await analyseUpload(access, { ...brought, coverage: 'whole' })
    if (!held.ok) throw new Error(held.refusal.reason)
    await analyseUpload(access, { ...brought, coverage: 'part' })
    await deliverAll()
    const data = { importId: held.value, profile: 'pupil', holds: ['many_absent'] }
    expect(receiver.received.map(({ json }) => [json.kind, json.uai, json.data])).toEqual([
      ['import_held', school.uai, data],
    ])
    expect(receiver.received[0]!.body).not.toContain('MARTIN')
    await reanalyseImport(access, held.value, { coverage: 'part' })
    expect(await db().webhookDelivery.count()).toBe(1)
    await reanalyseImport(access, held.value, { coverage: 'whole' })
    expect(await db().webhookDelivery.count()).toBe(2)
  })

  test('a step that was reopened, without the words typed for it', async () => {
    await webhookOf(await owner())
    await blockAndReopen()
    await deliverAll()
    expect(receiver.received.map(({ json }) => [json.kind, json.data])).toEqual([
      ['step_reopened', { step: 'save-base' }],
    ])
    expect(receiver.received[0]!.body).not.toContain('MARTIN')
  })

  test('only what was asked for, and only what is kept', async () => {
    await webhookOf(await owner(), ['import_held'])
    await blockAndReopen()
    expect(await db().webhookDelivery.count()).toBe(0)
  })
})

describe('to whom', () => {
  test.each<[Role, number]>([
    ['school_admin', 1],
    ['school_reader', 1],
    ['support', 1],
    ['academy_admin', 1],
    ['operator', 1],
  ])('%s who sees the establishment', async (role, told) => {
    await webhookOf(await owner(role))
    await blockAndReopen()
    await deliverAll()
    expect(receiver.received).toHaveLength(told)
  })

  test('nobody of another establishment or académie, nor whose account is disabled', async () => {
    await webhookOf(await owner('school_admin', await createSchool()))
    await createSchool({ academyCode: '10' })
    await webhookOf(await owner('support', { academyCode: '10' }))
    const gone = await owner()
    await webhookOf(gone)
    await db().account.update({ where: { id: gone.actor.id }, data: { disabledAt: new Date() } })
    await blockAndReopen()
    expect(await db().webhookDelivery.count()).toBe(0)
  })

  test('nobody who lost their right before it was sent', async () => {
    const access = await owner()
    await webhookOf(access)
    await blockAndReopen()
    await db().membership.deleteMany({ where: { accountId: access.actor.id } })
    await deliverAll()
    expect(receiver.received).toEqual([])
    expect(await only()).toMatchObject({ state: 'given_up', lastFault: 'rights_lost' })
  })
})

describe('a try that fails', () => {
  const later = (at: Date, ms: number) => vi.setSystemTime(new Date(at.getTime() + ms))

  test('comes again, later and later, then never', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await webhookOf(await owner())
    await blockAndReopen()
    receiver.status = 503
    for (const wait of WAITS) {
      await deliverAll()
      const { state, nextTryAt, lastTryAt, lastStatus, lastFault } = await only()
      expect({ state, lastStatus, lastFault }).toEqual({ state: 'waiting', lastStatus: 503, lastFault: 'status' })
      expect(nextTryAt.getTime() - lastTryAt!.getTime()).toBeGreaterThanOrEqual(wait)
      later(nextTryAt, -1)
      await deliverAll()
      later(nextTryAt, 0)
    }
    await deliverAll()
    expect(await only()).toMatchObject({ state: 'given_up', tries: WAITS.length + 1 })
    expect(receiver.received).toHaveLength(WAITS.length + 1)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('then succeeds, and is not told twice', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await webhookOf(await owner())
    await blockAndReopen()
    receiver.status = 500
    await deliverAll()
    receiver.status = 200
    later((await only()).nextTryAt, 0)
    await Promise.all([deliverAll(), deliverAll()])
    expect(receiver.received).toHaveLength(2)
    expect(await only()).toMatchObject({ state: 'delivered', lastStatus: 200, lastFault: null })
    expect(await db().webhook.findFirst()).toMatchObject({ failingSince: null })
  })

  test('for days switches its webhook off; switched on again, it is told what is sent again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const access = await owner()
    const webhookId = await webhookOf(access)
    await blockAndReopen()
    receiver.status = 404
    await deliverAll()
    later(new Date(), FAILING_DAYS * 86_400_000)
    await deliverAll()
    expect(await db().webhook.findFirst()).toMatchObject({ disabledAt: expect.any(Date) as Date })
    const { id, state } = await only()
    expect(state).toBe('given_up')
    await blockAndReopen()
    expect(await db().webhookDelivery.count()).toBe(1)
    expect(await redeliver(access, id, new Date())).toEqual({ ok: false, refusal: { reason: 'disabled' } })
    expect(await enableWebhook(access, webhookId)).toMatchObject({ ok: true })
    expect(await redeliver(access, id, new Date())).toMatchObject({ ok: true })
    receiver.status = 204
    await deliver(id)
    expect(await only()).toMatchObject({ state: 'delivered', lastStatus: 204 })
  })
})

test('a signature is good for five minutes, for its own body and secret', async () => {
  const webhookId = await webhookOf(await owner())
  await blockAndReopen()
  await deliverAll()
  const [delivery] = receiver.received
  const secret = webhookSecret(webhookId)
  const sent = Number(delivery!.headers['webhook-timestamp']) * 1000
  expect(isAuthentic(delivery!, secret, new Date(sent + 299_000))).toBe(true)
  expect(isAuthentic(delivery!, secret, new Date(sent + 301_000))).toBe(false)
  expect(isAuthentic({ ...delivery!, body: delivery!.body.replace('save', 'safe') }, secret)).toBe(false)
  expect(isAuthentic(delivery!, webhookSecret(crypto.randomUUID()))).toBe(false)
})

test('somebody else’s deliveries are not to be sent again, nor seen', async () => {
  await webhookOf(await owner())
  await blockAndReopen()
  const stranger = await owner()
  expect(await redeliver(stranger, (await only()).id, new Date())).toEqual({
    ok: false,
    refusal: { reason: 'unknown' },
  })
  expect(await listWebhooks(stranger)).toEqual([])
})

test('old deliveries are forgotten', async () => {
  await webhookOf(await owner())
  await blockAndReopen()
  await forgetDeliveries()
  expect(await db().webhookDelivery.count()).toBe(1)
  await db().webhookDelivery.updateMany({ data: { at: new Date(Date.now() - 31 * 86_400_000) } })
  await forgetDeliveries()
  expect(await db().webhookDelivery.count()).toBe(0)
})

test('an act brings its event out by itself, through the background jobs', async () => {
  await webhookOf(await owner())
  await startJobs(
    [
      { name: 'queue-due-webhooks', run: queueDueDeliveries },
      { name: 'deliver-webhook', run: ({ deliveryId = '' }) => deliver(deliveryId) },
    ],
    { pollSeconds: 0.5 },
  )
  await blockAndReopen()
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000, interval: 50 })
  await stopJobs()
})

test('what one webhook is told takes part in the act: undone with it', async () => {
  await webhookOf(await owner())
  const access = await accessOf(await actorOf(await createAccount('school_admin', school)), school.uai, 'advance')
  const { emit } = await import('@/features/webhooks/mutations')
  const act = db().$transaction(async (tx) => {
    await emit(tx, access, new Date(), { kind: 'import_held', data: { importId: 'i', profile: 'pupil', holds: [] } })
    throw new Error('undone')
  })
  await expect(act).rejects.toThrow('undone')
  expect(await db().webhookDelivery.count()).toBe(0)
})

test('of the events of one act, a webhook is told those whose kind it asked for', async () => {
  await webhookOf(await owner(), ['step_proven'])
  const access = await accessOf(await actorOf(await createAccount('school_admin', school)), school.uai, 'advance')
  const { emit } = await import('@/features/webhooks/mutations')
  await db().$transaction((tx) =>
    emit(
      tx,
      access,
      new Date(),
      { kind: 'step_proven', data: { step: 'one' } },
      { kind: 'step_proven', data: { step: 'two' } },
      { kind: 'step_reopened', data: { step: 'three' } },
    ),
  )
  const told = await db().webhookDelivery.findMany({ orderBy: { id: 'asc' }, select: { kind: true, data: true } })
  expect(told.map(({ data }) => data)).toEqual(expect.arrayContaining([{ step: 'one' }, { step: 'two' }]))
  expect(told).toHaveLength(2)
})
