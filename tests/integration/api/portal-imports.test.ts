import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/server/db'
import { forgetCounts } from '@/server/rate-limit'
import { callApi, expectContract, tokenOf, type AnyJson, type Sent } from '@/tests/builders/api'
import { createPerson, createSchool, recount } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let token: string
let here: string

beforeEach(async () => {
  forgetCounts()
  school = await createSchool()
  token = await tokenOf('school_admin', school)
  here = `/establishments/${school.uai}`
})

const get = (address: string) => callApi('GET', address, { token })
const post = (address: string, body: unknown, sent: Sent = {}) => callApi('POST', address, { token, body, ...sent })

describe('an import into the ENT', () => {
  const there = () => `${here}/portal-imports`
  const MADE = { at: '2026-10-05T11:12:34+02:00', mode: 'complete', count: 1295, interrupted: false }

  test('is noted field by field, and tells what it says', async () => {
    const answer = await post(there(), MADE)
    expectContract('notePortalImport', answer)
    expect(answer.status).toBe(201)
    expect(answer.json).toMatchObject({
      at: '2026-10-05T09:12:00.000Z',
      mode: 'complete',
      count: 1295,
      interrupted: false,
      withdrawnAt: null,
      judgement: { outcome: 'done' },
      warnings: [{ code: 'nobody_known' }],
    })
    const steps = (await get(here)).json.steps as { key: string; state: string }[]
    expect(steps.find(({ key }) => key === 'import-complete')).toMatchObject({ state: 'proven' })
    const list = await get(there())
    expectContract('listPortalImports', list)
    expect(list.json.portalImports).toEqual([answer.json])
  })

  test('is noted by the text of the portal’s page', async () => {
    await createPerson(school.setupId)
    await recount(school.setupId)
    const text = '1 295 identifiant(s) Pronote importé(s). Dernier import fait le : 05/10/2026 à 11:12 en mode Complet.'
    const interrupted = await post(there(), { text: `${text} Import interrompu.` })
    expectContract('notePortalImport', interrupted)
    expect(interrupted.json).toMatchObject({
      at: '2026-10-05T09:12:00.000Z',
      interrupted: true,
      judgement: { outcome: 'interrupted', remedy: expect.stringContaining('mode complet') },
      warnings: [{ code: 'profiles_unknown', detail: expect.stringMatching(/1.295.*1 personne/) }],
    })
  })

  test('sent twice with one key is noted once', async () => {
    const headers = { 'Idempotency-Key': 'night-1' }
    const [first, second] = [await post(there(), MADE, { headers }), await post(there(), MADE, { headers })]
    expect([second.status, second.json]).toEqual([201, first.json])
    expect((await post(there(), MADE)).json).toMatchObject({ status: 422, code: 'already_recorded' })
    expect(await db().portalImport.count()).toBe(1)
  })

  test.each([
    [{ ...MADE, mode: 'partial' }, 'first_is_partial', []],
    [{ ...MADE, at: '2126-10-05T11:12:00Z' }, 'in_future', []],
    [{ text: 'Bonjour' }, 'portal_text_unreadable', [['text', 'not_portal_text']]],
    [
      { text: '12 identifiant(s) Pronote importé(s). Dernier import fait le : 31/02/2026 en mode Complet.' },
      'portal_text_unreadable',
      [
        ['text', 'time_missing'],
        ['text', 'date_unclear'],
      ],
    ],
    [{ ...MADE, at: '05/10/2026' }, 'invalid', [['at', 'field_unreadable']]],
    [{ ...MADE, at: '2026-10-05T11:12:00' }, 'invalid', [['at', 'field_unreadable']]],
    [{ ...MADE, at: '0026-10-05T11:12:00Z' }, 'invalid', [['at', 'field_unreadable']]],
    [{ ...MADE, mode: 'Complet' }, 'invalid', [['mode', 'field_unreadable']]],
    [{ ...MADE, count: -1 }, 'invalid', [['count', 'field_out_of_range']]],
    [{ at: MADE.at, mode: 'complete', count: 12 }, 'invalid', [['interrupted', 'field_missing']]],
    [{ ...MADE, by: 'x' }, 'invalid', [['by', 'field_unknown']]],
    [{ text: 'x', mode: 'partial' }, 'invalid', [['mode', 'field_unknown']]],
    [{ text: 'x'.repeat(20_001) }, 'invalid', [['text', 'field_too_long']]],
    [{}, 'invalid', [['text', 'field_missing']]],
  ])('is refused %o', async (body, code, errors) => {
    const answer = await post(there(), body)
    expectContract('notePortalImport', answer)
    expect(answer.json).toMatchObject({ status: 422, code })
    expect((answer.json.errors ?? []).map((error: AnyJson) => [error.field, error.code])).toEqual(errors)
  })
})
