import { expect, test } from 'vitest'
import { cutWhole } from '@/lib/cut-whole'

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc'],
  ['ab😀', 3, 'ab'],
  ['a😀b', 3, 'a😀'],
])('%s cut at %i is %s', (text, length, cut) => {
  expect(cutWhole(text, length)).toBe(cut)
})
