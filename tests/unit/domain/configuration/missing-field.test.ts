import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { missingField } from '@/domain/configuration/missing-field'
import { computeValues, type ValueKey } from '@/domain/configuration/values'

const keys = Object.keys(computeValues(DEFAULT_CONFIGURATION)) as ValueKey[]

const configuration = fc.record({
  publicHost: fc.constantFrom(null, 'pronote.mon-college.fr'),
  casUrl: fc.constantFrom(null, 'https://cas.ent.fr'),
  customServiceUrl: fc.constantFrom(null, 'https://proxy.mon-college.fr/pronote.net/cas/'),
  directAccess: fc.boolean(),
})

describe('the field that a value waits for', () => {
  test.each(keys)('%s waits for a field exactly when it cannot be computed', (key) => {
    fc.assert(
      fc.property(configuration, (chosen) => {
        const whole: Configuration = { ...DEFAULT_CONFIGURATION, ...chosen }
        const field = missingField(key, whole)
        expect(field !== null).toBe(computeValues(whole)[key] === null)
        if (field) expect(whole[field]).toBeFalsy()
      }),
    )
  })
})
