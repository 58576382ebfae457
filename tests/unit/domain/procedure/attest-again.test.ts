import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { attestAgain, ATTESTED_AGAIN_REASON } from '@/domain/procedure/attest-again'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import { factsOf, hour, type Told } from '@/tests/builders/procedure-setup'

const STEP = 'open-ports'
const ACT = { by: 'account-1', at: hour(9) }

/** `STEP` is done in the story; then the port, 8082 until then, became 82. */
function changedAfter(...story: Told[]) {
  const facts = factsOf(story)
  const former = { version: facts.length + 1, at: hour(8), configuration: { ...DEFAULT_CONFIGURATION, casPort: 8082 } }
  return {
    procedure: CURRENT_PROCEDURE,
    configuration: DEFAULT_CONFIGURATION,
    formerConfigurations: [former],
    facts,
    startedAt: hour(0),
  }
}

test('a step done with a former value is attested anew, and no longer to be checked', () => {
  const setup = changedAfter(['attested', STEP])
  const before = standing(setup)
  expect(stepsToRecheck(setup, before).map(({ step }) => step.key)).toEqual([STEP])

  const again = attestAgain(setup, { step: STEP }, ACT)
  if (!again.ok) throw new Error(again.refusal.reason)
  expect(again.value).toMatchObject({ kind: 'attested', step: STEP, reason: ATTESTED_AGAIN_REASON, source: 'person' })

  const facts = [...setup.facts, { ...again.value, sequence: 3 }]
  const after = { ...setup, facts }
  expect(stepsToRecheck(after, standing(after))).toEqual([])
  // It was done all along: neither the progress nor whose move it is changes.
  expect(standing(after)).toMatchObject({ stepsDone: before.stepsDone, nextStep: before.nextStep, since: before.since })
})

test.each([
  ['nothing-to-recheck', changedAfter()],
  ['nothing-to-recheck', changedAfter(['exempted', STEP, 'Déjà ouvert'])],
  ['nothing-to-recheck', { ...changedAfter(['attested', STEP]), formerConfigurations: [] }],
  ['not-concerned', changedAfter(['attested', STEP], ['declared_not_concerned', null, 'Hébergé'])],
])('refused as %s', (reason, setup) => {
  expect(attestAgain(setup, { step: STEP }, ACT)).toEqual({ ok: false, refusal: { reason } })
})

test('an unknown step is refused', () => {
  expect(attestAgain(changedAfter(), { step: 'none' }, ACT)).toMatchObject({ refusal: { reason: 'unknown-step' } })
})
