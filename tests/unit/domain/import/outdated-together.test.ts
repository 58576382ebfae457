import { expect, test } from 'vitest'
import { countOutdatedTogether } from '@/domain/import/outdated-together'

test.each([
  [[], 0],
  [['0310047H', '0311238C'], 0],
  [['0310047H', '0311238C', '0310047H', '0310047H'], 2],
])('of %j, %i will be out of date after the others', (uais, expected) => {
  expect(countOutdatedTogether(uais)).toBe(expected)
})
