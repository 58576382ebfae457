import { expect, it } from 'vitest'
import { counted, plural } from '@/lib/plural'

it.each([
  [0, 'établissement'],
  [1, 'établissement'],
  [1.5, 'établissement'],
  [-1, 'établissement'],
  [2, 'établissements'],
  [1295, 'établissements'],
])('%d %s', (count, noun) => {
  expect(plural(count, 'établissement', 'établissements')).toBe(noun)
})

it('counts in French', () => {
  expect(counted(1, 'ligne', 'lignes')).toBe('1 ligne')
  expect(counted(1295, 'ligne', 'lignes')).toBe('1\u202f295 lignes')
})
