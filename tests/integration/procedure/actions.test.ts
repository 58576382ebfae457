import { beforeEach, describe, expect, test } from 'vitest'
import { form, NotFound, Redirected, signedOut, signInAs } from '@/tests/setup/browser'
import {
  attestStep,
  blockStep,
  exemptStep,
  joinProcedure,
  leaveProcedure,
  reopenStep,
  requestStep,
  resumeService,
} from '@/features/procedure/actions'
import { IDLE } from '@/lib/action-state'
import { db } from '@/server/db'
import { readNotice } from '@/server/notice'
import { createAccount, createSchool } from '@/tests/builders/school'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const FIRST = 'save-base'
const READY = { serverVersion: '0.0.12', netVersion: '0.0.12', publicHost: 'pronote.mon-college.fr' }

let uai: string
let admin: { id: string; name: string }

beforeEach(async () => {
  const school = await createSchool({ configuration: READY })
  uai = school.uai
  admin = await createAccount('school_admin', { uai })
  await signInAs(admin)
})

const stored = () =>
  db().setup.findFirstOrThrow({ where: { uai }, select: { version: true, facts: { orderBy: { sequence: 'asc' } } } })
const projected = () => db().establishment.findUniqueOrThrow({ where: { uai } })
const kinds = async () =>
  (await db().journalEntry.findMany({ where: { uai }, orderBy: { id: 'asc' } })).map((e) => e.kind)

/** A step that can be done at once. */
async function firstStep(): Promise<string> {
  return (await projected()).nextStep ?? FIRST
}

describe('attesting a step', () => {
  test('appends the fact, moves the version and the next step, and writes the journal', async () => {
    const step = await firstStep()
    const state = await attestStep(uai, IDLE, form({ step, version: '0', note: ' vérifié ' }))
    expect(state.status).toBe('done')
    const { version, facts } = await stored()
    expect(version).toBe(1)
    expect(facts).toMatchObject([
      { sequence: 1, kind: 'attested', step, note: 'vérifié', byId: admin.id, onBehalf: false },
    ])
    expect(await projected()).toMatchObject({ stepsDone: 1, state: 'in_progress' })
    expect((await projected()).nextStep).not.toBe(step)
    expect(await kinds()).toEqual(['step_attested'])
  })

  test('the second of two people is told what the first did, and keeps their note', async () => {
    const step = await firstStep()
    await attestStep(uai, IDLE, form({ step, version: '0', note: 'la première' }))
    await signInAs(await createAccount('school_admin', { uai }))
    const state = await attestStep(uai, IDLE, form({ step, version: '0', note: 'la seconde' }))
    expect(state).toMatchObject({ status: 'refused', values: { note: 'la seconde' } })
    expect(state.status === 'refused' && state.message).toContain(`${admin.name} a attesté cette étape`)
    expect(state.status === 'refused' && state.message).toContain('la première')
    expect((await stored()).facts).toHaveLength(1)
  })

  test('two people on two steps at once do not get in each other’s way', async () => {
    const step = await firstStep()
    await attestStep(uai, IDLE, form({ step, version: '0' }))
    const other = await firstStep()
    expect((await attestStep(uai, IDLE, form({ step: other, version: '0' }))).status).toBe('done')
  })

  test('academy staff sign for the establishment', async () => {
    await signInAs(await createAccount('support'))
    await attestStep(uai, IDLE, form({ step: await firstStep(), version: '0' }))
    expect((await stored()).facts).toMatchObject([{ onBehalf: true }])
    expect(await db().journalEntry.findFirst({ where: { uai } })).toMatchObject({ onBehalf: true })
  })

  test('a reader is refused, in words', async () => {
    await signInAs(await createAccount('school_reader', { uai }))
    const state = await attestStep(uai, IDLE, form({ step: await firstStep(), version: '0', note: 'n' }))
    expect(state).toMatchObject({ status: 'refused', values: { note: 'n' } })
    expect((await stored()).facts).toEqual([])
  })

  test('for someone of another establishment this one does not exist', async () => {
    const other = await createSchool()
    await signInAs(await createAccount('school_admin', { uai: other.uai }))
    await expect(attestStep(uai, IDLE, form({ step: FIRST, version: '0' }))).rejects.toThrow(NotFound)
    expect((await stored()).facts).toEqual([])
  })

  test('somebody signed out is sent to sign in', async () => {
    signedOut()
    await expect(attestStep(uai, IDLE, form({ step: FIRST, version: '0' }))).rejects.toThrow(Redirected)
  })
})

describe('the other acts on a step', () => {
  test('an exemption without a reason is refused, with one it is kept', async () => {
    const step = await firstStep()
    const refused = await exemptStep(uai, IDLE, form({ step, version: '0', reason: '  ' }))
    expect(refused.status).toBe('refused')
    await exemptStep(uai, IDLE, form({ step, version: '0', reason: 'déjà fait l’an passé' }))
    expect((await stored()).facts).toMatchObject([{ kind: 'exempted', reason: 'déjà fait l’an passé' }])
  })

  test('a block is seen by the academy at once, and lifted by reopening', async () => {
    const step = await firstStep()
    await blockStep(uai, IDLE, form({ step, version: '0', reason: 'Erreur 503' }))
    expect(await projected()).toMatchObject({ state: 'blocked', owner: 'academy', nextStep: step })
    await reopenStep(uai, IDLE, form({ step, version: '1', reason: '' }))
    expect(await projected()).toMatchObject({ state: 'in_progress', owner: 'school', nextStep: step })
    expect(await kinds()).toEqual(['step_blocked', 'step_reopened'])
  })

  test('undoing an attestation brings the step back as the next one', async () => {
    const step = await firstStep()
    await attestStep(uai, IDLE, form({ step, version: '0' }))
    const undone = await reopenStep(uai, IDLE, form({ step, version: '1', reason: '' }))
    expect(undone.status).toBe('done')
    expect(await projected()).toMatchObject({ nextStep: step, stepsDone: 0 })
  })

  test('reopening names the steps done that rest on it', async () => {
    const { facts } = await stored()
    expect(facts).toEqual([])
    const first = await firstStep()
    await attestStep(uai, IDLE, form({ step: first, version: '0' }))
    for (let version = 1; version < 8; version++) {
      await attestStep(uai, IDLE, form({ step: await firstStep(), version: String(version) }))
    }
    await reopenStep(uai, IDLE, form({ step: first, version: '8', reason: '' }))
    expect((await readNotice())?.text).toContain('en dépendent')
  })

  test('a message that was sent gives the move to whom it went', async () => {
    const state = await requestStep(uai, IDLE, form({ step: 'obtain-cas-parameters', version: '0' }))
    expect(state.status).toBe('done')
    expect((await stored()).facts).toMatchObject([{ kind: 'requested', step: 'obtain-cas-parameters' }])
  })

  test('there is nothing to restore while PRONOTE runs', async () => {
    expect((await resumeService(uai, IDLE, form({ version: '0' }))).status).toBe('refused')
  })
})

test('an establishment leaves the procedure with a reason, ticks nothing meanwhile, and comes back', async () => {
  expect((await leaveProcedure(uai, IDLE, form({ version: '0', reason: '' }))).status).toBe('refused')
  await leaveProcedure(uai, IDLE, form({ version: '0', reason: 'PRONOTE hébergé' }))
  expect(await projected()).toMatchObject({ state: 'not_concerned', nextStep: null })
  expect((await attestStep(uai, IDLE, form({ step: FIRST, version: '1' }))).status).toBe('refused')
  await joinProcedure(uai, IDLE, form({ version: '1' }))
  expect((await projected()).state).toBe('not_started')
  expect(await kinds()).toEqual(['setup_declared_not_concerned', 'setup_declared_concerned'])
})
