import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { form, NotFound, signInAs } from '@/tests/setup/browser'
import { openPeople } from '@/features/openings/actions'
import { findOwnOpening, listOpenings } from '@/features/openings/queries'
import { IDLE } from '@/lib/action-state'
import { grantEstablishment } from '@/server/access'
import { db } from '@/server/db'
import { accessOf, actorOf, newAccess } from '@/tests/builders/access'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const NOON = new Date('2026-11-03T11:00:00Z')
const HOUR_MS = 3_600_000
const REASON = 'Appel de l’établissement'

let school: Awaited<ReturnType<typeof createSchool>>
let support: { id: string; name: string }

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] })
  school = await createSchool()
  support = await createAccount('support')
  await signInAs(support)
})

afterEach(() => void vi.useRealTimers())

const permission = async (account: { id: string }) =>
  (await grantEstablishment(await actorOf(account), school.uai, 'read_people')).permission

describe('opening the names of an establishment', () => {
  test.each([
    [-1, 'granted'],
    [0, 'opening_required'],
    [1, 'opening_required'],
  ])('an hour %i ms later, they are %s', async (ms, expected) => {
    await openPeople(school.uai, IDLE, form({ reason: REASON }))
    vi.setSystemTime(NOON.getTime() + HOUR_MS + ms)
    expect(await permission(support)).toBe(expected)
    const access = await accessOf(await actorOf(support), school.uai, 'read')
    expect((await findOwnOpening(access, new Date())) !== null).toBe(expected === 'granted')
  })

  test('serves nobody else', async () => {
    await openPeople(school.uai, IDLE, form({ reason: REASON }))
    const colleague = await createAccount('support')
    expect(await permission(colleague)).toBe('opening_required')
    expect(await findOwnOpening(await accessOf(await actorOf(colleague), school.uai, 'read'), NOON)).toBeNull()
  })

  test('is read by the school, with its reason, and another school reads nothing of it', async () => {
    await openPeople(school.uai, IDLE, form({ reason: REASON }))
    const seen = await listOpenings(await newAccess(school, 'read'), 3)
    expect(seen).toMatchObject([{ byName: support.name, reason: REASON, openedAt: NOON }])
    expect(await db().journalEntry.findMany({ where: { uai: school.uai } })).toMatchObject([
      { kind: 'people_opened', data: { reason: REASON, until: new Date(NOON.getTime() + HOUR_MS).toISOString() } },
    ])
    expect(await listOpenings(await newAccess(await createSchool(), 'read'), 3)).toEqual([])
  })

  test('asks for a reason that means something, and keeps what was typed', async () => {
    const state = await openPeople(school.uai, IDLE, form({ reason: 'besoin' }))
    expect(state).toMatchObject({ status: 'refused', values: { reason: 'besoin' } })
    expect(await permission(support)).toBe('opening_required')
  })

  test.each(['school_admin', 'school_reader'] as const)('is not for a %s', async (role) => {
    await signInAs(await createAccount(role, school))
    expect((await openPeople(school.uai, IDLE, form({ reason: REASON }))).status).toBe('refused')
    expect(await db().opening.count()).toBe(0)
  })

  test('for another académie, the establishment does not exist', async () => {
    await createSchool({ academyCode: '10', uai: '0690001R' })
    await signInAs(await createAccount('support', { academyCode: '10' }))
    await expect(openPeople(school.uai, IDLE, form({ reason: REASON }))).rejects.toThrow(NotFound)
  })
})
