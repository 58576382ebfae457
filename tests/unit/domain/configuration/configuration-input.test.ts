import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CONFIGURATION_FIELDS,
  DEFAULT_CONFIGURATION,
  FIELD_MAX_LENGTH,
  parseStoredConfiguration,
} from '@/domain/configuration/configuration'
import { parseConfiguration, parseConfigurationInput } from '@/domain/configuration/configuration-input'

const { directAccess: _off, ...rest } = DEFAULT_CONFIGURATION
const form = Object.fromEntries(
  Object.entries(rest).map(([field, value]) => [field, value === null ? '' : String(value)]),
)

describe('a form', () => {
  it('left as it was gives the configuration back', () => {
    expect(parseConfigurationInput(form)).toEqual({ ok: true, value: DEFAULT_CONFIGURATION })
  })

  it('is read with its box, its digits and its choices', () => {
    const typed = { ...form, directAccess: 'on', casPort: ' 8082 ', clientOs: 'windows_xp', scheme: 'https' }
    expect(parseConfigurationInput(typed)).toMatchObject({
      value: { directAccess: true, casPort: 8082, clientOs: 'windows_xp', scheme: 'https' },
    })
  })

  it('is trimmed of spaces and of the invisible characters of a paste; the number is in capitals', () => {
    const typed = { ...form, publicHost: '\u00a0\u200bpronote.college.fr\u0000\n', establishmentNumber: '0311238c' }
    expect(parseConfigurationInput(typed)).toMatchObject({
      value: { publicHost: 'pronote.college.fr', establishmentNumber: '0311238C' },
    })
  })

  it.each([
    ['casPort', '82a', 'port_not_integer'],
    ['casPort', '', 'port_not_integer'],
    ['classicPort', '80.5', 'port_not_integer'],
    ['classicPort', '1e3', 'port_not_integer'],
    ['clientOs', 'linux', 'field_unreadable'],
    ['scheme', 'ftp', 'field_unreadable'],
    ['casUrl', 'x'.repeat(FIELD_MAX_LENGTH + 1), 'field_too_long'],
  ])('with %s «%s» is refused: %s', (field, typed, code) => {
    const parsed = parseConfigurationInput({ ...form, [field]: typed })
    expect(parsed).toMatchObject({
      ok: false,
      refusal: { fieldErrors: [{ code, fields: [field] }], unknownFields: [] },
    })
  })

  it('names every faulty field at once, and a field that did not come', () => {
    const { casUrl: _gone, ...cut } = form
    const parsed = parseConfigurationInput({ ...cut, casPort: 'x', scheme: '' })
    const errors = parsed.ok ? [] : parsed.refusal.fieldErrors.map(({ code, fields }) => [fields[0], code])
    expect(errors).toEqual([
      ['casUrl', 'field_missing'],
      ['scheme', 'field_unreadable'],
      ['casPort', 'port_not_integer'],
    ])
  })

  it('ignores the fields that are not of the configuration', () => {
    expect(parseConfigurationInput({ ...form, expectedVersion: '3' }).ok).toBe(true)
  })
})

describe('the JSON of the interface', () => {
  it('is whole and nothing more', () => {
    expect(parseConfiguration(DEFAULT_CONFIGURATION)).toEqual({ ok: true, value: DEFAULT_CONFIGURATION })
    const { casUrl: _gone, ...cut } = DEFAULT_CONFIGURATION
    expect(parseConfiguration({ ...cut, casURL: 'https://x.fr' })).toMatchObject({
      refusal: { fieldErrors: [{ code: 'field_missing', fields: ['casUrl'] }], unknownFields: ['casURL'] },
    })
  })

  it('takes numbers for ports, a boolean for the box, and no text for them', () => {
    const parsed = parseConfiguration({ ...DEFAULT_CONFIGURATION, casPort: '82', directAccess: 'on' })
    expect(parsed).toMatchObject({
      refusal: { fieldErrors: [{ code: 'port_not_integer' }, { code: 'field_unreadable' }] },
    })
  })

  it.each([null, undefined, 'x', 3, []])('that is %j is refused field by field', (input) => {
    const parsed = parseConfiguration(input)
    expect(parsed.ok ? 0 : parsed.refusal.fieldErrors.length).toBe(CONFIGURATION_FIELDS.length)
  })

  it('of any shape is answered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        const parsed = parseConfiguration(input)
        if (!parsed.ok)
          expect(parsed.refusal.fieldErrors.length + parsed.refusal.unknownFields.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a stored configuration', () => {
  it('comes back as it was saved', () => {
    const saved = { ...DEFAULT_CONFIGURATION, publicHost: 'pronote.college.fr', casPort: 8082 }
    expect(parseStoredConfiguration(JSON.parse(JSON.stringify(saved)))).toEqual(saved)
  })

  it.each([[{}], [null], ['x'], [{ scheme: 'gopher', casPort: null, gone: 1 }]])(
    '%j opens with the defaults',
    (stored) => {
      expect(parseStoredConfiguration(stored)).toEqual(DEFAULT_CONFIGURATION)
    },
  )
})
