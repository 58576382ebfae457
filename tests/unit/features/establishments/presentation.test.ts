import { expect, test } from 'vitest'
import { uaiSentence } from '@/features/establishments/presentation'

test('says which letter of a UAI was expected, French signs kept with their words', () => {
  expect(uaiSentence({ reason: 'wrong_letter', expected: 'N' })).toContain('chiffres\u00a0: la lettre attendue est N')
})
