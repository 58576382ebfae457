import { expect, test } from 'vitest'
import { mostAreMissing } from '@/domain/import/most-are-missing'

test.each([
  ['nobody is missing', { missing: 0, changed: 0, unchanged: 620 }, false],
  ['nobody was known', { missing: 0, changed: 0, unchanged: 0 }, false],
  ['exactly half are missing', { missing: 310, changed: 10, unchanged: 300 }, false],
  ['one more than half are missing', { missing: 311, changed: 9, unchanged: 300 }, true],
  ['everybody is missing', { missing: 620, changed: 0, unchanged: 0 }, true],
])('whether most are missing, when %s', (_case, counts, expected) => {
  expect(mostAreMissing(counts)).toBe(expected)
})
