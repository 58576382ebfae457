import { expect, test } from 'vitest'
import { asSeen } from '@/lib/as-seen'

test('two records are seen alike when, and only when, the fields shown are alike', () => {
  const record = { a: 'x', b: null, hidden: '1' }
  const other = { ...record, hidden: '2' }
  expect(asSeen(record, ['a', 'b'])).toBe(asSeen(other, ['a', 'b']))
  expect(asSeen(record, ['a', 'b'])).not.toBe(asSeen({ ...record, b: '' }, ['a', 'b']))
  expect(asSeen({ a: 'x","y', b: null }, ['a', 'b'])).not.toBe(asSeen({ a: 'x', b: 'y' }, ['a', 'b']))
})
