import { expect, test } from 'vitest'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import { standing } from '@/domain/procedure/standing'
import { attestStep, requestStep, resumeService } from '@/features/procedure/actions'
import { loadSetup } from '@/features/procedure/queries'
import { IDLE } from '@/lib/action-state'
import { db } from '@/server/db'
import { createAccount, createSchool } from '@/tests/builders/school'
import { form, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'

useTestDatabase()

const READY = { serverVersion: '0.0.12', netVersion: '0.0.12', publicHost: 'pronote.mon-college.fr' }

async function schoolInFrontOfTheServer() {
  const school = await createSchool({ configuration: READY })
  await signInAs(await createAccount('school_admin', school))
  for (;;) {
    const setup = await loadSetup(db(), school.setupId)
    if (serviceInterruption(setup)) return school
    const { steps, nextStep } = standing(setup)
    const next = steps.find(({ step }) => step.key === nextStep)
    if (!next) throw new Error('The publication was never stopped.')
    const isToAsk = next.step.message && !next.requestedAt
    const act = isToAsk ? requestStep : attestStep
    const done = await act(school.uai, IDLE, form({ step: next.step.key, version: String(setup.version) }))
    if (done.status !== 'done') throw new Error(JSON.stringify(done))
  }
}

test('whoever must stop in front of the server puts PRONOTE back, and will stop it again next time', async () => {
  const { uai, setupId } = await schoolInFrontOfTheServer()
  const { version } = await loadSetup(db(), setupId)
  const listed = () => db().establishment.findUniqueOrThrow({ where: { uai }, select: { isServiceCut: true } })
  expect(await listed()).toEqual({ isServiceCut: true })
  expect(await resumeService(uai, IDLE, form({ version: String(version) }))).toMatchObject({ status: 'done' })
  const after = await loadSetup(db(), setupId)
  expect(serviceInterruption(after)).toBeNull()
  expect(await listed()).toEqual({ isServiceCut: false })
  expect(standing(after).nextStep).toBe('stop-publication')
  const entry = await db().journalEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(entry).toMatchObject({ kind: 'step_reopened', uai, data: { step: 'stop-publication' } })
  expect(await resumeService(uai, IDLE, form({ version: String(after.version) }))).toMatchObject({
    status: 'refused',
    message: expect.stringContaining('n’est pas arrêtée') as string,
  })
})

test('a NUL character in a note, which no keyboard types, is left out of it', async () => {
  const { uai, setupId } = await createSchool({ configuration: READY })
  await signInAs(await createAccount('school_admin', { uai }))
  const fields = { step: 'check-server', version: '0', note: 'fait\0 hier' }
  expect(await attestStep(uai, IDLE, form(fields))).toMatchObject({ status: 'done' })
  expect((await loadSetup(db(), setupId)).facts[0]?.note).toBe('fait hier')
})
