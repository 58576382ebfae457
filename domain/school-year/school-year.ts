import { wallClock } from '@/lib/paris-time'

/** A new school year begins on 1 August: bases are prepared during the summer. */
const FIRST_MONTH = 8

/** The school year of an instant, as the year it begins in: 31 July 2026 in Paris is 2025, 1 August is 2026. */
export function schoolYearOf(instant: Date): number {
  const { year, month } = wallClock(instant)
  return month >= FIRST_MONTH ? year : year - 1
}

/** The first instant after a school year: 2026 ends when 1 August 2027 begins in Paris, in summer time. */
export function endOfSchoolYear(year: number): Date {
  return new Date(Date.UTC(year + 1, FIRST_MONTH - 1, 1, -2))
}

/** `formatSchoolYear(2026)` is `2026-2027`. */
export function formatSchoolYear(year: number): string {
  return `${year}-${year + 1}`
}
