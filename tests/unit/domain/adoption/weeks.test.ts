import { expect, test } from 'vitest'
import { mondayOf, weeklyCurve } from '@/domain/adoption/weeks'

test('the first week of a school year is that of 1 August, from its Monday', () => {
  expect(mondayOf(2026, 1)).toBe('2026-07-27')
  expect(mondayOf(2026, 2)).toBe('2026-08-03')
  expect(mondayOf(2027, 1)).toBe('2027-07-26')
  expect(mondayOf(2022, 1)).toBe('2022-08-01')
})

test('a curve begins in the first week in which somebody is known', () => {
  expect(weeklyCurve(2026, 14, [0, 0, 10, 2, 10, 6])).toEqual([
    { day: '2026-11-02', people: 10, paired: 2 },
    { day: '2026-11-09', people: 10, paired: 6 },
  ])
  expect(weeklyCurve(2026, 1, [0, 0])).toEqual([])
})
