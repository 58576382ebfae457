import { expect, test } from 'vitest'
import { unaccented } from '@/lib/unaccented'

test.each([
  ['Lycée', 'lycee'],
  ['ÉLÈVE À NAÎTRE', 'eleve a naitre'],
  ['Œuvre', 'œuvre'],
  ['', ''],
])('%j is %j', (text, expected) => {
  expect(unaccented(text)).toBe(expected)
})
