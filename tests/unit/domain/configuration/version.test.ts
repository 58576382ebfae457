import { expect, it } from 'vitest'
import { SERVER_VERSION_FLOOR, findVersion, isVersionAtLeast, parseVersion } from '@/domain/configuration/version'

it.each([
  ['0.0.11', false],
  ['0.0.12', true],
  ['0.0.13', true],
  ['0.0.9', false],
  ['0.1', true],
  ['0.0.12.0', true],
  ['2025.2.4', true],
  ['', false],
  ['douze', false],
])('%s reaches the floor of the server: %s', (version, reached) => {
  expect(isVersionAtLeast(version, SERVER_VERSION_FLOOR)).toBe(reached)
})

it.each([
  ['0.0.12', [0, 0, 12]],
  ['2025.2.4', [2025, 2, 4]],
  ['12', null],
  ['0.0.12 ', null],
  ['1.2.3.4.5', null],
  ['0,0,12', null],
])('%s is read as %j', (text, numbers) => {
  expect(parseVersion(text)).toEqual(numbers)
})

it('finds the only version of a longer text', () => {
  expect(findVersion('PRONOTE.net 2011 - 0.1.0.5')).toBe('0.1.0.5')
  expect(findVersion('0.0.4 ou 0.0.12')).toBeNull()
  expect(findVersion('PRONOTE 2011')).toBeNull()
})
