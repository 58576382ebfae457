import { describe, expect, it } from 'vitest'
import { conditionSchema, holds, isSet, type Condition } from '@/domain/procedure/condition'

const configuration = { scheme: 'http', directAccess: false, casPort: 82, customServiceUrl: null, matchingCode: ' ' }

describe('a condition on the configuration', () => {
  it.each([
    ['none', undefined, true],
    ['equals', { field: 'scheme', equals: 'http' }, true],
    ['equals another', { field: 'scheme', equals: 'https' }, false],
    ['equals a number, not its text', { field: 'casPort', equals: '82' }, false],
    ['equals false', { field: 'directAccess', equals: false }, true],
    ['notEquals', { field: 'scheme', notEquals: 'https' }, true],
    ['notEquals the value', { field: 'scheme', notEquals: 'http' }, false],
    ['notEquals on a field not chosen', { field: 'clientOs', notEquals: 'windows_xp' }, true],
    ['equals on a field not chosen', { field: 'clientOs', equals: 'windows_xp' }, false],
    ['isSet on a choice of false', { field: 'directAccess', isSet: true }, true],
    ['isSet on null', { field: 'customServiceUrl', isSet: true }, false],
    ['isSet on blank text', { field: 'matchingCode', isSet: true }, false],
    ['not isSet on null', { field: 'customServiceUrl', isSet: false }, true],
    [
      'all of several',
      {
        all: [
          { field: 'scheme', equals: 'http' },
          { field: 'casPort', equals: 81 },
        ],
      },
      false,
    ],
    [
      'any of several',
      {
        any: [
          { field: 'scheme', equals: 'https' },
          { field: 'casPort', equals: 82 },
        ],
      },
      true,
    ],
  ] as [string, Condition | undefined, boolean][])('%s', (_, condition, expected) => {
    expect(holds(condition, configuration)).toBe(expected)
  })

  it.each([
    ['an unknown field', { field: 'colour', equals: 'red' }],
    ['an empty list', { all: [] }],
    ['two tests in one', { field: 'scheme', equals: 'http', isSet: true }],
    ['no test', { field: 'scheme' }],
  ])('is not read with %s', (_, data) => {
    expect(conditionSchema.safeParse(data).success).toBe(false)
  })

  it('counts 0 as a choice', () => {
    expect(isSet({ casPort: 0 }, 'casPort')).toBe(true)
  })
})
