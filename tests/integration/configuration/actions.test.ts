import { beforeEach, describe, expect, test } from 'vitest'
import { form, NotFound, signInAs } from '@/tests/setup/browser'
import {
  DEFAULT_CONFIGURATION,
  parseStoredConfiguration,
  type Configuration,
} from '@/domain/configuration/configuration'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import { changeConfiguration } from '@/features/configuration/actions'
import { formGroups } from '@/features/configuration/components/form-groups'
import { saveConfiguration } from '@/features/configuration/mutations'
import { attestStep, attestStepAgain } from '@/features/procedure/actions'
import { findSetup } from '@/features/procedure/queries'
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

  test('of two people who change other fields both are kept, and the second is told', async () => {
    const stale = await filled(0, { portalTitle: 'Notes' })
    await changeConfiguration(school.uai, IDLE, await filled(0, { publicHost: 'pronote.mon-college.fr' }))
    await changeConfiguration(school.uai, IDLE, await filled(1, { portalCode: 'PN' }))
    await signInAs(await createAccount('support'))
    const state = await changeConfiguration(school.uai, IDLE, stale)
    if (state.status !== 'done') throw new Error('refused')
    expect(state.after?.sentences.join()).toContain(`${admin.name}, le`)
    expect(state.after?.sentences.join()).toContain('Adresse publique')
    expect((await stored()).configuration).toMatchObject({
      publicHost: 'pronote.mon-college.fr',
      portalCode: 'PN',
      portalTitle: 'Notes',
    })
    expect((await journal()).at(-1)).toMatchObject({ data: { fields: ['portalTitle'], version: 3 } })
  })

  test('of two who change the same field the second is told what became of it, and takes over nothing else', async () => {
    const stale = await filled(0, { portalTitle: 'Notes' })
    const first = { portalTitle: 'Vie scolaire', publicHost: 'pronote.mon-college.fr' }
    await changeConfiguration(school.uai, IDLE, await filled(0, first))
    await signInAs(await createAccount('support'))
    const state = await changeConfiguration(school.uai, IDLE, stale)
    if (state.status !== 'refused') throw new Error('saved')
    expect(state.message).toContain(admin.name)
    expect(state.fields).toEqual({ portalTitle: expect.stringContaining('Vie scolaire') })
    expect(state.values).toMatchObject({ portalTitle: 'Notes', publicHost: 'pronote.mon-college.fr' })
    expect((await stored()).configuration).toMatchObject(first)
    const again = await changeConfiguration(school.uai, state, form({ ...state.values, version: '1' }))
    expect(again.status).toBe('done')
    expect((await stored()).configuration).toMatchObject({ ...first, portalTitle: 'Notes' })
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

describe('a step done with a value that changes afterwards', () => {
  const STEP = 'open-ports'
  const sent = async (fields: Record<string, string>) => filled((await stored()).version, fields)
  const toRecheck = async () => {
    const setup = await findSetup(await newAccess(school, 'read'))
    const { stepsToRecheck: listed } = await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })
    const steps = stepsToRecheck(setup, standing(setup))
    expect(listed).toBe(steps.length)
    return steps.map(({ step, changes }) => [
      step.key,
      ...changes.map(({ name, before, after }) => [name, before, after]),
    ])
  }
  const attested = async (attest: typeof attestStep, version?: number) => {
    const seen = version ?? (await stored()).version
    return attest(school.uai, IDLE, form({ step: STEP, version: String(seen) }))
  }

  beforeEach(async () => {
    school = await createSchool({ configuration: { publicHost: 'pronote.mon-college.fr' } })
    admin = await createAccount('school_admin', school)
    await signInAs(admin)
    for (const step of ['check-pronote-net', 'choose-addresses']) {
      await db().fact.create({
        data: {
          ...{ setupId: school.setupId, sequence: (await stored()).version + 1, kind: 'exempted', step },
          ...{ at: new Date(), source: 'person' },
        },
      })
      await db().setup.update({ where: { id: school.setupId }, data: { version: { increment: 1 } } })
    }
    expect((await attested(attestStep)).status).toBe('done')
  })

  test('is to be checked again from then on, on its page, in lists and in the journal', async () => {
    expect(await toRecheck()).toEqual([])
    const state = await changeConfiguration(school.uai, IDLE, await sent({ casPort: '8443' }))
    expect(state).toMatchObject({
      after: {
        list: {
          lead: expect.stringContaining('Cette étape déjà faite'),
          items: [{ href: expect.stringContaining(STEP) }],
        },
      },
    })
    expect(await toRecheck()).toEqual([[STEP, ['casPort', 82, 8443]]])
    const { version } = await stored()
    expect((await journal()).at(-1)).toMatchObject({ data: { fields: ['casPort'], version, toRecheck: [STEP] } })
    // It stays done, and what is done besides does not make anybody look at it again.
    expect(await db().establishment.findUniqueOrThrow({ where: { uai: school.uai } })).toMatchObject({ stepsDone: 3 })
    await changeConfiguration(school.uai, IDLE, await sent({ portalTitle: 'Notes' }))
    expect((await journal()).at(-1)).toMatchObject({ data: { toRecheck: [] } })
    expect(await toRecheck()).toHaveLength(1)
  })

  test('is not any more, once the former value is back', async () => {
    await changeConfiguration(school.uai, IDLE, await sent({ casPort: '8443' }))
    await changeConfiguration(school.uai, IDLE, await sent({ casPort: '82' }))
    expect(await toRecheck()).toEqual([])
  })

  test('nor once it is done again', async () => {
    await changeConfiguration(school.uai, IDLE, await sent({ casPort: '8443' }))
    expect((await attested(attestStepAgain)).status).toBe('done')
    expect(await toRecheck()).toEqual([])
    expect((await journal()).at(-1)).toMatchObject({ kind: 'step_attested', actorId: admin.id })
    const again = await attested(attestStepAgain)
    expect(again.status === 'refused' && again.message).toContain('n’est pas à revérifier')
  })

  test('is not done again by whoever has the value of before on their page', async () => {
    await changeConfiguration(school.uai, IDLE, await sent({ casPort: '8443' }))
    const { version } = await stored()
    await changeConfiguration(school.uai, IDLE, await sent({ casPort: '8444' }))
    const refused = await attested(attestStepAgain, version)
    expect(refused.status === 'refused' && refused.message).toContain('Port d’écoute CAS')
    expect(await toRecheck()).toEqual([[STEP, ['casPort', 82, 8444]]])
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
