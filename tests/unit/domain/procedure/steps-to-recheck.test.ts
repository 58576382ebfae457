import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import type { Fact } from '@/domain/procedure/fact'
import type { Step } from '@/domain/procedure/procedure'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import type { SetupState, StepState } from '@/domain/procedure/vocabulary'
import { hour } from '@/tests/builders/procedure-setup'

const SEED: Configuration = { ...DEFAULT_CONFIGURATION, publicHost: 'pronote.example.fr', scheme: 'http', casPort: 82 }

function step(key: string, values: Step['values'], state: StepState, sequence = 1) {
  return { step: { key, values } as Step, state, lastFact: { sequence } as Fact }
}

const STEPS = [
  step('reserve', ['reservedPrefix'], 'attested'),
  step('public', ['publicUrl'], 'proven'),
  step('port', ['casPort'], 'attested'),
  step('done-again', ['casPort'], 'attested', 3),
  step('exempted', ['casPort'], 'exempted'),
  step('blocked', ['casPort'], 'blocked'),
  step('not-applicable', ['casPort'], 'not_applicable'),
  step('test', ['testServiceUrl'], 'todo'),
  step('choose', [], 'attested'),
]

/** The configuration changed at version 2. */
function keys(before: Configuration, after: Configuration, state: SetupState = 'in_progress') {
  const formerConfigurations = [{ version: 2, at: hour(2), configuration: before }]
  return stepsToRecheck({ configuration: after, formerConfigurations }, { state, steps: STEPS }).map(
    (one) => one.step.key,
  )
}

test('a step done is to be checked again when a value it shows has changed since', () => {
  expect(keys(SEED, { ...SEED, casPort: 8443 })).toEqual(['reserve', 'port'])
  expect(keys(SEED, { ...SEED, publicHost: 'autre.example.fr' })).toEqual(['public'])
})

test('nothing is to be checked again when no value changed', () => {
  expect(keys(SEED, { ...SEED, clientOs: null })).toEqual([])
})

test('nor where the establishment is not concerned, however much is done', () => {
  expect(keys(SEED, { ...SEED, casPort: 8443 }, 'done')).toEqual(['reserve', 'port'])
  expect(keys(SEED, { ...SEED, casPort: 8443 }, 'not_concerned')).toEqual([])
})

test('it tells which of its values, from what to what', () => {
  const formerConfigurations = [{ version: 2, at: hour(2), configuration: SEED }]
  const [first] = stepsToRecheck(
    { configuration: { ...SEED, casPort: 83 }, formerConfigurations },
    { state: 'in_progress', steps: [step('ports', ['classicPort', 'casPort'], 'attested')] },
  )
  expect(first?.changes).toEqual([{ name: 'casPort', before: 82, after: 83, at: hour(2), version: 2 }])
})
