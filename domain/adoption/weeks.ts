const DAY_MS = 86_400_000
const AUGUST = 7

/**
 * The Monday of a week of a school year, from 1: the first is the week of 1 August. `mondayOf(2026, 1)` is `2026-07-27`.
 * What is kept week by week follows this numbering.
 */
export function mondayOf(schoolYear: number, week: number): string {
  const august = Date.UTC(schoolYear, AUGUST, 1)
  const daysSinceMonday = (new Date(august).getUTCDay() + 6) % 7
  return new Date(august + (7 * (week - 1) - daysSinceMonday) * DAY_MS).toISOString().slice(0, 10)
}

export type WeekCount = { week: number; people: number; paired: number }
export type WeekPoint = { day: string; people: number; paired: number }

/**
 * The weeks of a curve, each named by its Monday, from the first in which somebody is known. `written` adds up who wrote
 * up to that week or later; `last`, by the week in which they last wrote, what is known of the others from then on.
 */
export function weeklyCurve(
  schoolYear: number,
  written: readonly WeekCount[],
  last: readonly WeekCount[],
): WeekPoint[] {
  const weeks = written.map(({ week, people, paired }) => {
    const before = last.filter((one) => one.week < week)
    return {
      day: mondayOf(schoolYear, week),
      people: before.reduce((sum, one) => sum + one.people, people),
      paired: before.reduce((sum, one) => sum + one.paired, paired),
    }
  })
  const known = weeks.findIndex(({ people }) => people > 0)
  return known === -1 ? [] : weeks.slice(known)
}
