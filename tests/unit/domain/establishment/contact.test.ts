import { describe, expect, it } from 'vitest'
import { CONTACT_NAME_MAX_LENGTH, isEmail, parseContact, parseTelephone } from '@/domain/establishment/contact'

describe('a telephone number', () => {
  it.each([
    ['0561000000', '05 61 00 00 00'],
    ['05.61.00-00/00', '05 61 00 00 00'],
    ['05\u00a061\u202f00 00 00', '05 61 00 00 00'],
    ['+33 (0)5 61 00 00 00', '05 61 00 00 00'],
    ['+33561000000', '05 61 00 00 00'],
    ['0033 5 61 00 00 00', '05 61 00 00 00'],
    ['+262 262 48 10 10', '+262262481010'],
  ])('%s is written %s', (typed, written) => {
    expect(parseTelephone(typed)).toBe(written)
  })

  it.each([
    '',
    '561000000',
    '056100000',
    '05610000000',
    '0061000000',
    '+',
    '+33',
    'standard',
    '05 61 00 00 00 poste 12',
  ])('«%s» is refused', (typed) => {
    expect(parseTelephone(typed)).toBeNull()
  })
})

it.each([
  ['ce.0311238c@ac-toulouse.fr', true],
  ['marie.d’arc@collège.fr', true],
  ['a@b', false],
  ['a b@c.fr', false],
  ['a@@c.fr', false],
  ['<a@c.fr>', false],
  ['a@c.fr, b@c.fr', false],
  [`${'a'.repeat(250)}@c.fr`, false],
])('%s is an address: %s', (text, taken) => {
  expect(isEmail(text)).toBe(taken)
})

describe('a contact', () => {
  it('is trimmed, and what is empty is null', () => {
    expect(parseContact({ name: '  Mme\n Dupont ', telephone: ' ', email: '' })).toEqual({
      ok: true,
      value: { name: 'Mme Dupont', telephone: null, email: null },
    })
  })

  it('names every faulty field', () => {
    const name = 'a'.repeat(CONTACT_NAME_MAX_LENGTH + 1)
    expect(parseContact({ name, telephone: '12', email: 'x' })).toEqual({
      ok: false,
      refusal: {
        reason: 'invalid',
        fieldErrors: [
          { field: 'name', code: 'name_too_long' },
          { field: 'telephone', code: 'telephone_malformed' },
          { field: 'email', code: 'email_malformed' },
        ],
      },
    })
    expect(parseContact({ name: name.slice(1), telephone: '', email: '' }).ok).toBe(true)
  })
})
