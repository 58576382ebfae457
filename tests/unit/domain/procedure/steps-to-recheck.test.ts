import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import type { Step } from '@/domain/procedure/procedure'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import type { StepState } from '@/domain/procedure/vocabulary'

const SEED: Configuration = { ...DEFAULT_CONFIGURATION, publicHost: 'pronote.example.fr', scheme: 'http', casPort: 82 }

function step(key: string, values: Step['values'], state: StepState) {
  return { step: { key, values } as Step, state }
}

const STEPS = [
  step('reserve', ['reservedPrefix'], 'attested'),
  step('public', ['publicUrl'], 'proven'),
  step('port', ['casPort'], 'attested'),
  step('exempted', ['casPort'], 'exempted'),
  step('test', ['testServiceUrl'], 'todo'),
  step('choose', [], 'attested'),
]

const keys = (before: Configuration, after: Configuration) => stepsToRecheck(STEPS, before, after).map(({ key }) => key)

test('a step done is to be checked again when a value it shows has changed', () => {
  expect(keys(SEED, { ...SEED, casPort: 8443 })).toEqual(['reserve', 'port'])
  expect(keys(SEED, { ...SEED, publicHost: 'autre.example.fr' })).toEqual(['public'])
})

test('nothing is to be checked again when no value changed', () => {
  expect(keys(SEED, { ...SEED, clientOs: null })).toEqual([])
})

test('a value that was not known yet has been typed nowhere', () => {
  expect(keys({ ...SEED, publicHost: null }, SEED)).toEqual([])
})
