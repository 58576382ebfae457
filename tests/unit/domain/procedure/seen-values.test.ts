import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { seenValues } from '@/domain/procedure/seen-values'
import { CURRENT_PROCEDURE } from '@/procedures/catalogue'
import { hour } from '@/tests/builders/procedure-setup'

const SETUP = {
  procedure: CURRENT_PROCEDURE,
  configuration: DEFAULT_CONFIGURATION,
  formerConfigurations: [{ version: 2, at: hour(2), configuration: { ...DEFAULT_CONFIGURATION, casPort: 8082 } }],
}

test('whoever had the former value before their eyes has not done the step with the current one', () => {
  expect(seenValues(SETUP, { step: 'open-ports', version: 1 })).toEqual({
    ok: false,
    refusal: { reason: 'values-changed', names: ['casPort'] },
  })
})

test.each([
  ['open-ports', 2],
  ['open-ports', 3],
  ['check-server', 0],
  ['none', 0],
])('%s seen at version %i: nothing of it changed since', (step, version) => {
  expect(seenValues(SETUP, { step, version }).ok).toBe(true)
})
