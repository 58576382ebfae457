import { expect, it } from 'vitest'
import { plural } from '@/lib/plural'

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
