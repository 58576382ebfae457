import { describe, expect, test } from 'vitest'
import { othersAccountsSentence, valueWords } from '@/features/kept-data/presentation'

describe('what is held about a person', () => {
  test.each([
    ['cells', ['MARTIN', '', 'L\u202eaé\u2066', '\u200f601'], 'MARTIN · Laé · 601'],
    ['cells', ['\u2067', '602'], '602'],
    ['className', '6\u202e01', '601'],
    ['fileName', '', '–'],
    ['isSame', true, 'oui'],
    ['profile', 'pupil', 'élève'],
  ])('%s %j is shown as «%s»', (field, value, words) => {
    expect(valueWords(field, value)).toBe(words)
  })
})

test('accounts of the ENT that are somebody else’s are told by their number', () => {
  expect(othersAccountsSentence(1)).toContain('1 compte de l’ENT porte son identifiant ou son nom, mais est celui')
  expect(othersAccountsSentence(2)).toContain('2 comptes de l’ENT portent')
})
