import { expect, test } from 'vitest'
import { compareClasses, tallyPairing } from '@/domain/pairing/tally-pairing'

test('classes come in the order of their numbers, nobody’s class last', () => {
  const classes = [null, '10B', '3B', '601', '3A', 'Term S', '6E1']
  expect(classes.sort(compareClasses)).toEqual(['3A', '3B', '6E1', '10B', '601', 'Term S', null])
})

test('groups of one class are put together; only pupils count by class', () => {
  const tally = tallyPairing(
    [
      { profile: 'pupil', className: '601', people: 20, paired: 5 },
      { profile: 'pupil', className: '601', people: 1, paired: 1 },
      { profile: 'teacher', className: '601', people: 3, paired: 0 },
    ],
    2,
  )
  expect(tally).toMatchObject({ people: 24, paired: 6, conflicts: 2 })
  expect(tally.byClass).toEqual([{ className: '601', people: 21, paired: 6 }])
})
