import { expect, test } from 'vitest'
import { mondayOf, weeklyCurve } from '@/domain/adoption/weeks'

test('the first week of a school year is that of 1 August, from its Monday', () => {
  expect(mondayOf(2026, 1)).toBe('2026-07-27')
  expect(mondayOf(2026, 2)).toBe('2026-08-03')
  expect(mondayOf(2027, 1)).toBe('2027-07-26')
  expect(mondayOf(2022, 1)).toBe('2022-08-01')
})

const count = (week: number, people: number, paired: number) => ({ week, people, paired })

test('a curve begins in the first week in which somebody is known', () => {
  expect(weeklyCurve(2026, [count(14, 0, 0), count(15, 10, 2), count(16, 10, 6)], [])).toEqual([
    { day: '2026-11-02', people: 10, paired: 2 },
    { day: '2026-11-09', people: 10, paired: 6 },
  ])
  expect(weeklyCurve(2026, [count(1, 0, 0)], [])).toEqual([])
})

test('who wrote no more counts as they last did, from the week after', () => {
  const last = [count(2, 5, 1), count(4, 10, 6)]
  expect(weeklyCurve(2026, [count(2, 15, 3), count(3, 10, 4), count(4, 10, 6)], last)).toEqual([
    { day: '2026-08-03', people: 15, paired: 3 },
    { day: '2026-08-10', people: 15, paired: 5 },
    { day: '2026-08-17', people: 15, paired: 7 },
  ])
})
