import { expect, test } from 'vitest'
import { clientAddress } from '@/server/client-address'

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['10.0.0.1, 203.0.113.9', '203.0.113.9'],
  ['claimed by the client,  ::1 ', '::1'],
  ['203.0.113.9, ', 'unknown'],
])('of «%s», the nearest proxy saw %s', (header, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(address)
})

test('without a proxy nor Next, it is unknown', () => {
  expect(clientAddress(new Headers())).toBe('unknown')
})
