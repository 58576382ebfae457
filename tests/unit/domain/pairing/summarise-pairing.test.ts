import { expect, test } from 'vitest'
import { summarisePairing } from '@/domain/pairing/summarise-pairing'

test('counts present people only, an Identifiant CAS shared by two pairing neither, classes in their own order', () => {
  const person = { profile: 'pupil', casId: null, className: '601', absent: false } as const
  expect(
    summarisePairing([
      { ...person, className: '1010', casId: 'a' },
      { ...person, className: '602', casId: 'b' },
      { ...person, className: null },
      { ...person, casId: 'gone', absent: true },
      { ...person, casId: 'gone' },
      { ...person, profile: 'guardian', className: null, casId: 'b' },
    ]),
  ).toEqual({
    people: 5,
    paired: 2,
    conflicts: 1,
    byProfile: [
      { profile: 'pupil', people: 4, paired: 2 },
      { profile: 'guardian', people: 1, paired: 0 },
      { profile: 'teacher', people: 0, paired: 0 },
      { profile: 'staff', people: 0, paired: 0 },
    ],
    byClass: [
      { className: '601', people: 1, paired: 1 },
      { className: '602', people: 1, paired: 0 },
      { className: '1010', people: 1, paired: 1 },
      { className: null, people: 1, paired: 0 },
    ],
  })
})
