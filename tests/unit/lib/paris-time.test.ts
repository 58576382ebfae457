import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parisDay, parisInstant, wallClock } from '@/lib/paris-time'

const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  parisInstant({ year, month, day, hour, minute })?.toISOString() ?? null

describe('the instant of a clock in Paris', () => {
  it.each([
    ['in winter', at(2012, 1, 27, 14, 51), '2012-01-27T13:51:00.000Z'],
    ['in summer', at(2026, 7, 14, 8, 30), '2026-07-14T06:30:00.000Z'],
    ['at midnight', at(2026, 8, 1, 0, 0), '2026-07-31T22:00:00.000Z'],
    ['on a leap day', at(2024, 2, 29), '2024-02-29T11:00:00.000Z'],
    ['in the hour that happens twice, the first time', at(2026, 10, 25, 2, 30), '2026-10-25T00:30:00.000Z'],
    ['in the hour that does not exist, nothing', at(2026, 3, 29, 2, 30), null],
    ['on a day that does not exist, nothing', at(2026, 2, 29), null],
    ['in a month that does not exist, nothing', at(2026, 13, 1), null],
    ['at 24 hours, nothing', at(2026, 1, 1, 24, 0), null],
    ['at no number, nothing', at(Number.NaN, 1, 1), null],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })

  it('shows again what it was made from', () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0, 2) / 60_000, max: Date.UTC(2099, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const shown = wallClock(new Date(minute * 60_000))
        const instant = parisInstant(shown)
        expect(instant && wallClock(instant)).toEqual(shown)
      }),
      { numRuns: 300 },
    )
  })
})

it.each([
  ['2026-11-02T22:59:59Z', '2026-11-02'],
  ['2026-11-02T23:00:00Z', '2026-11-03'],
  ['2026-07-31T22:00:00Z', '2026-08-01'],
])('the day in Paris of %s is %s', (instant, day) => {
  expect(parisDay(new Date(instant))).toBe(day)
})
