import { expect, test } from 'vitest'
import { recordId } from '@/lib/record-id'

test('a number from 1 is an id, anything else is none', () => {
  expect(recordId('42')).toBe(42n)
  for (const text of ['', '0', '-1', '1.5', '01', 'x', '1'.repeat(19), '1\0', "1' or '1"])
    expect(recordId(text)).toBeNull()
})
