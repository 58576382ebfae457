import { beforeEach, describe, expect, test } from 'vitest'
import { form, NotFound, signInAs } from '@/tests/setup/browser'
import {
  DEFAULT_CONFIGURATION,
  parseStoredConfiguration,
  type Configuration,
} from '@/domain/configuration/configuration'
import { changeConfiguration } from '@/features/configuration/actions'
import { formGroups } from '@/features/configuration/components/form-groups'
import { saveConfiguration } from '@/features/configuration/mutations'
import { attestStep } from '@/features/procedure/actions'
import { IDLE } from '@/lib/action-state'
import { db } from '@/server/db'
import { newAccess } from '@/tests/builders/access'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

let school: Awaited<ReturnType<typeof createSchool>>
let admin: { id: string; name: string }

beforeEach(async () => {
  school = await createSchool()
  admin = await createAccount('school_admin', school)
  await signInAs(admin)
})

async function stored() {
  const row = await db().setup.findUniqueOrThrow({ where: { id: school.setupId } })
  return { ...row, configuration: parseStoredConfiguration(row.configuration) }
}

/** The form as the browser sends it, with some fields typed over. */
async function filled(version: number, typed: Record<string, string>) {
  const fields = formGroups((await stored()).configuration).flatMap((group) => group.fields)
  const sent = fields.filter((field) => field.kind !== 'tick' || field.stored).map((f) => [f.name, f.stored])
  return form({ ...Object.fromEntries(sent), version: String(version), ...typed })
}

const journal = () => db().journalEntry.findMany({ where: { uai: school.uai }, orderBy: { id: 'asc' } })

describe('changing the configuration', () => {
  test('writes it, moves the version, names the fields in the journal', async () => {
    const state = await changeConfiguration(school.uai, IDLE, await filled(0, { publicHost: 'pronote.mon-college.fr' }))
    expect(state.status).toBe('done')
    expect(await stored()).toMatchObject({
      version: 1,
      configurationVersion: 1,
      configuration: { publicHost: 'pronote.mon-college.fr' },
    })
    expect(await journal()).toMatchObject([
      { kind: 'configuration_changed', actorId: admin.id, data: { fields: ['publicHost'], version: 1 } },
    ])
  })

  test('the same values again say so, and change neither the version nor the journal', async () => {
    const state = await changeConfiguration(school.uai, IDLE, await filled(0, {}))
    expect(state.status === 'done' && state.message).toContain('Rien n’a changé')
    expect(await stored()).toMatchObject({ version: 0 })
    expect(await journal()).toEqual([])
  })

  test('a step that begins to apply is counted at once', async () => {
    const before = await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
    const proxy = 'https://pronote.mon-college.fr/pronote.net/cas/'
    await changeConfiguration(school.uai, IDLE, await filled(0, { customServiceUrl: proxy }))
    const after = await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
    expect(after.stepsApplicable).toBe(before.stepsApplicable + 1)
  })

  test.each([
    ['publicHost', '192.168.1.10', 'adresse privée'],
    ['publicHost', '92.103.71.93', 'l’adresse donnée en exemple'],
    ['classicPort', '70000', 'n’est pas un port'],
    ['classicPort', 'quatre-vingts', 'nombre entier'],
    ['casPort', '80', 'deux fois'],
    ['establishmentNumber', '0311238A', 'la lettre attendue est C'],
  ])('%s «%s» is refused beside its field, and the whole form is kept', async (field, typed, sentence) => {
    const state = await changeConfiguration(
      school.uai,
      IDLE,
      await filled(0, { [field]: typed, portalTitle: 'Mon PRONOTE' }),
    )
    if (state.status !== 'refused') throw new Error('saved')
    expect(state.fields[field]).toContain(sentence)
    expect(state.values).toMatchObject({ [field]: typed, portalTitle: 'Mon PRONOTE' })
    expect((await stored()).version).toBe(0)
  })

  test('the second of two people is told who changed which fields, and keeps what they typed', async () => {
    await changeConfiguration(school.uai, IDLE, await filled(0, { publicHost: 'pronote.mon-college.fr' }))
    await changeConfiguration(school.uai, IDLE, await filled(1, { portalCode: 'PN' }))
    await signInAs(await createAccount('support'))
    const state = await changeConfiguration(school.uai, IDLE, await filled(0, { portalTitle: 'Notes' }))
    if (state.status !== 'refused') throw new Error('saved')
    expect(state.message).toContain(admin.name)
    expect(state.message).toContain('Adresse publique')
    expect(state.message).toContain('Code')
    expect(state.values).toMatchObject({ portalTitle: 'Notes' })
    expect((await stored()).configuration.portalTitle).toBe(DEFAULT_CONFIGURATION.portalTitle)
  })

  test('a step ticked meanwhile is no reason to refuse', async () => {
    const { nextStep } = await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
    await attestStep(school.uai, IDLE, form({ step: nextStep ?? '', version: '0' }))
    const { version } = await stored()
    const state = await changeConfiguration(school.uai, IDLE, await filled(0, { portalTitle: 'Notes' }))
    expect(state.status).toBe('done')
    expect((await stored()).version).toBe(version + 1)
  })

  test('a reader is refused, and for another establishment this one does not exist', async () => {
    const sent = await filled(0, { portalTitle: 'Notes' })
    await signInAs(await createAccount('school_reader', school))
    expect((await changeConfiguration(school.uai, IDLE, sent)).status).toBe('refused')
    const other = await createSchool()
    await signInAs(await createAccount('school_admin', other))
    await expect(changeConfiguration(school.uai, IDLE, sent)).rejects.toThrow(NotFound)
    expect((await stored()).version).toBe(0)
  })
})

describe('saving strictly', () => {
  const changed: Configuration = { ...DEFAULT_CONFIGURATION, portalTitle: 'Notes' }

  test('refuses any version but the current one', async () => {
    const access = await newAccess(school, 'configure')
    const at = new Date('2026-11-03T09:00:00Z')
    const stale = await saveConfiguration(access, { configuration: changed, seenVersion: 7, at, isStrict: true })
    expect(stale).toEqual({ ok: false, refusal: { reason: 'changed' } })
    const saved = await saveConfiguration(access, { configuration: changed, seenVersion: 0, at, isStrict: true })
    expect(saved).toMatchObject({ ok: true, value: { version: 1, findings: expect.any(Array) as unknown } })
  })
})
