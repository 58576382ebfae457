import { expect, test } from 'vitest'
import { isUuid } from '@/lib/is-uuid'

test.each([
  ['6f1c3f7e-3d0b-4a53-9d5e-0c8f5a1b2c3d', true],
  ['6F1C3F7E-3D0B-4A53-9D5E-0C8F5A1B2C3D', true],
  ['6f1c3f7e3d0b4a539d5e0c8f5a1b2c3d', false],
  ['nouveau', false],
  ['', false],
])('%s: %s', (text, expected) => {
  expect(isUuid(text)).toBe(expected)
})
