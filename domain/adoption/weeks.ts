const DAY_MS = 86_400_000
const AUGUST = 7

/**
 * The Monday of a week of a school year, from 1: the first is the week of 1 August. `mondayOf(2026, 1)` is `2026-07-27`.
 * What an establishment's row keeps week by week follows this numbering.
 */
export function mondayOf(schoolYear: number, week: number): string {
  const august = Date.UTC(schoolYear, AUGUST, 1)
  const daysSinceMonday = (new Date(august).getUTCDay() + 6) % 7
  return new Date(august + (7 * (week - 1) - daysSinceMonday) * DAY_MS).toISOString().slice(0, 10)
}

export type WeekPoint = { day: string; people: number; paired: number }

/**
 * The weeks of a curve, each named by its Monday, from the first in which somebody is known. `sums` holds people, then
 * paired, of each week from `first`.
 */
export function weeklyCurve(schoolYear: number, first: number, sums: readonly number[]): WeekPoint[] {
  const weeks = Array.from({ length: sums.length / 2 }, (_, index) => ({
    day: mondayOf(schoolYear, first + index),
    people: sums[2 * index] ?? 0,
    paired: sums[2 * index + 1] ?? 0,
  }))
  const known = weeks.findIndex(({ people }) => people > 0)
  return known === -1 ? [] : weeks.slice(known)
}
