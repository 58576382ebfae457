import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { notePortalImport, readPortalPage, withdrawNotedImport } from '@/features/portal-imports/actions'
import { listPortalImports } from '@/features/portal-imports/queries'
import { IDLE, type ActionState } from '@/lib/action-state'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, Redirected, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const AT = new Date('2026-10-05T09:12:00Z')

let school: Awaited<ReturnType<typeof createSchool>>
let access: EstablishmentAccess

beforeEach(async () => {
  school = await createSchool()
  access = await newAccess(school, 'read')
  await signInAs(await createAccount('school_admin', school))
})

describe('the forms', () => {
  const HAND = { date: '2026-10-05', time: '11:12', mode: 'complete', count: '1 295', result: 'done' }
  const page = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/portail', name), 'utf8')
  const send = (action: typeof notePortalImport, fields: Record<string, string>): Promise<ActionState | string> =>
    action(school.uai, IDLE, form(fields)).catch((error: unknown) => {
      if (error instanceof Redirected) return error.to
      throw error
    })

  test('lead to what the import says', async () => {
    const by = await send(notePortalImport, HAND)
    const [noted] = await listPortalImports(access)
    expect(by).toBe(`/etablissements/${school.uai}/imports-ent?note=${noted?.id}#resultat`)
    expect(noted).toMatchObject({ at: AT, mode: 'complete', count: 1295, interrupted: false })
    expect(await send(withdrawNotedImport, { portalImportId: noted!.id })).toBe(by)
  })

  test('take a date and an hour as they are typed where the browser has no field for them', async () => {
    await send(notePortalImport, { ...HAND, date: '05/10/2026', time: '11 h 12', count: '', result: 'interrupted' })
    expect(await listPortalImports(access)).toMatchObject([{ at: AT, count: null, interrupted: true }])
  })

  test('read the portal’s page', async () => {
    await send(readPortalPage, { text: page('complet.txt') })
    await send(readPortalPage, { text: page('partiel-interrompu.txt') })
    await send(readPortalPage, { text: page('partiel.txt') })
    const outcomes = (await listPortalImports(access)).map(({ mode, count, interrupted }) => [mode, count, interrupted])
    expect(outcomes).toEqual([
      ['partial', 6, false],
      ['partial', 1295, true],
      ['complete', 1295, false],
    ])
  })

  test('say what cannot be read, and keep what was typed', async () => {
    const text = '1295 identifiant(s) Pronote importé(s). Dernier import fait le : 05/10/2026 en mode Complet.'
    const state = await send(readPortalPage, { text })
    expect(state).toMatchObject({ status: 'refused', values: { text } })
    expect(state).toMatchObject({ fields: { text: expect.stringContaining('Il manque l’heure') } })
    const partial = await send(notePortalImport, { ...HAND, mode: 'partial' })
    expect(partial).toMatchObject({ status: 'refused', values: { ...HAND, mode: 'partial' } })
    expect(partial).toMatchObject({ fields: { mode: expect.stringContaining('en mode complet') } })
  })

  test.each([
    [{ date: '' }, 'date'],
    [{ date: '2026-02-31' }, 'date'],
    [{ date: '05/10/26' }, 'date'],
    [{ time: '25:00' }, 'time'],
    [{ date: '2026-03-29', time: '02:30' }, 'time'],
    [{ date: '2026-02-31', time: '25:00' }, 'time'],
    [{ mode: '' }, 'mode'],
    [{ count: 'mille' }, 'count'],
    [{ count: '-1' }, 'count'],
    [{ result: '' }, 'result'],
  ])('refuse %o', async (change, field) => {
    const state = await send(notePortalImport, { ...HAND, ...change })
    expect(state).toMatchObject({ status: 'refused', fields: { [field]: expect.any(String) } })
    expect(await db().portalImport.count()).toBe(0)
  })
})
