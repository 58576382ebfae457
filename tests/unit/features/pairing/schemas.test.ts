import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REASONS } from '@/domain/pairing/reason'
import { PROFILES } from '@/domain/people/profile'
import { INITIALS, readUnpairedFilter, writeUnpairedFilter } from '@/features/pairing/schemas'

test('what an address is written from is read again from it', () => {
  const filter = fc.record({
    initial: fc.constantFrom(null, ...INITIALS),
    profile: fc.constantFrom(null, ...PROFILES),
    className: fc.constantFrom(null, '3A', '6ème 1'),
    reason: fc.constantFrom(null, ...REASONS),
    person: fc.constantFrom(null, '1', '123456789012345678'),
    sort: fc.constantFrom('name', 'class', 'arrival'),
    isDescending: fc.boolean(),
    page: fc.integer({ min: 1, max: 10_000 }),
  })
  fc.assert(
    fc.property(filter, (wanted) => {
      expect(readUnpairedFilter(writeUnpairedFilter(wanted))).toEqual(wanted)
    }),
  )
})

test('an address that is not understood asks for everything', () => {
  const nothing = readUnpairedFilter({})
  expect(nothing).toEqual({
    initial: null,
    profile: null,
    className: null,
    reason: null,
    person: null,
    sort: 'name',
    isDescending: false,
    page: 1,
  })
  expect(
    readUnpairedFilter({
      initiale: 'Dupont',
      profil: 'toString',
      classe: 'x'.repeat(101),
      raison: 'toString',
      personne: 'Dupont',
      tri: '__proto__',
      page: '0',
    }),
  ).toEqual(nothing)
})

test('a class that the database would refuse is no filter', () => {
  expect(readUnpairedFilter({ classe: '3\0A' }).className).toBeNull()
})
