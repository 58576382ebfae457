import { describe, expect, test } from 'vitest'
import { checkLetterTexts, fillLetter, LONGEST_TEXT, type LetterTexts } from '@/domain/letters/letter-text'

const TEXTS: LetterTexts = { letter: 'Bonjour {prénom} {nom}', slip: '{ENT}', entAddress: 'https://ent.example' }

function faultsOf(change: Partial<LetterTexts>) {
  const checked = checkLetterTexts({ ...TEXTS, ...change })
  return checked.ok ? [] : checked.refusal.faults
}

describe('the texts of letters', () => {
  test('are kept with plain line ends, without spaces around', () => {
    expect(checkLetterTexts({ ...TEXTS, letter: ' Un  \r\n\r\nDeux\rTrois \n' })).toEqual({
      ok: true,
      value: { ...TEXTS, letter: 'Un\n\nDeux\nTrois' },
    })
  })

  test.each(['letter', 'slip'] as const)('%s: neither empty nor longer than what fits', (field) => {
    expect(faultsOf({ [field]: ' \n ' })).toEqual([{ field, fault: { code: 'empty' } }])
    expect(faultsOf({ [field]: 'a'.repeat(LONGEST_TEXT[field]) })).toEqual([])
    expect(faultsOf({ [field]: 'a'.repeat(LONGEST_TEXT[field] + 1) })).toEqual([
      { field, fault: { code: 'too_long', most: LONGEST_TEXT[field] } },
    ])
  })

  test('have no more lines than there is room for', () => {
    expect(faultsOf({ slip: Array(7).fill('a').join('\n') })).toEqual([])
    expect(faultsOf({ slip: Array(8).fill('a').join('\n') })).toEqual([
      { field: 'slip', fault: { code: 'too_many_lines', most: 7 } },
    ])
  })

  test('name what stands for nothing, once', () => {
    expect(faultsOf({ letter: '{nom} {identifiant} {identifiant} {Nom} {}' })).toEqual([
      { field: 'letter', fault: { code: 'unknown_placeholders', unknown: ['identifiant', 'Nom', ''] } },
    ])
  })

  test.each(['ent.example', 'javascript:alert(1)', 'https://a b', 'https://{nom}'])(
    'refuse the address %s',
    (address) => {
      expect(faultsOf({ entAddress: address })).toEqual([{ field: 'entAddress', fault: { code: 'not_an_address' } }])
    },
  )
})

test('what stands for words gives way to them, and what is empty leaves no space', () => {
  const words = {
    prénom: 'Léa',
    nom: 'MARTIN',
    classe: '',
    établissement: 'Collège Jean Jaurès',
    ENT: 'eCollège',
    adresse: 'https://ent.example',
  }
  expect(fillLetter('{prénom} {nom} {classe}, {établissement} : {ENT}, {adresse}. {classe}', words)).toBe(
    'Léa MARTIN, Collège Jean Jaurès : eCollège, https://ent.example.',
  )
  expect(fillLetter('{nom} : $& {autre}', { ...words, nom: '$1{prénom}' })).toBe('$1{prénom} : $& {autre}')
})
