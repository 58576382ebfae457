import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expectedLetter, parseUai } from '@/domain/establishment/uai'

it.each([
  '0311238C',
  '0310047H',
  '0312610U',
  '0340061G',
  '0400017B',
  '0331662C',
  '0840853W',
  '0782540M',
  '0952236P',
  '0301674G',
  '0870003F',
  '7200583W',
])('%s is right', (uai) => {
  expect(parseUai(uai)).toEqual({ ok: true, value: uai })
})

it.each([
  ['0152054E', 'B'],
  ['0821549A', 'N'],
  ['0311238O', 'C'],
])('%s has a wrong letter, and %s was expected', (uai, expected) => {
  expect(parseUai(uai)).toEqual({ ok: false, refusal: { reason: 'wrong_letter', expected } })
})

it.each(['', '0311238', '311238C', '00311238C', '03112380', '0311238CC', '０３１１２３８C', '0311-238C'])(
  '«%s» is malformed',
  (text) => {
    expect(parseUai(text)).toEqual({ ok: false, refusal: { reason: 'malformed' } })
  },
)

it('does not mind case or spaces', () => {
  expect(parseUai(' 031 1238\u00a0c ')).toEqual({ ok: true, value: '0311238C' })
})

const ALPHABET = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))

it('takes exactly one letter for any seven digits, never I, O or Q', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{7}$/), (digits) => {
      const taken = ALPHABET.filter((letter) => parseUai(digits + letter).ok)
      expect(taken).toEqual([expectedLetter(digits)])
      expect(taken[0]).not.toMatch(/[IOQ]/)
    }),
  )
})
