import { HOUR_MS } from '@/lib/durations'

export const TIME_ZONE = 'Europe/Paris'

/** What a clock on a wall in Paris shows. `month` is 1 for January. */
export type WallClock = { year: number; month: number; day: number; hour: number; minute: number }

/** Hours ahead of UTC: summer first, so that the hour which happens twice in October is taken the first time. */
const OFFSETS = [2, 1]

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
})

/**
 * The instant at which a clock in Paris shows this; null for a day, a time or an hour of March that does not exist.
 * `{ year: 2012, month: 1, day: 27, hour: 14, minute: 51 }` is `2012-01-27T13:51:00.000Z`.
 */
export function parisInstant(shown: WallClock): Date | null {
  const { year, month, day, hour, minute } = shown
  for (const offset of OFFSETS) {
    const instant = new Date(Date.UTC(year, month - 1, day, hour, minute) - offset * HOUR_MS)
    if (Number.isNaN(instant.getTime())) return null
    const clock = wallClock(instant)
    if (Object.entries(shown).every(([part, value]) => clock[part as keyof WallClock] === value)) return instant
  }
  return null
}

/** What the clock shows in Paris at an instant. */
export function wallClock(instant: Date): WallClock {
  const parts = PARTS.formatToParts(instant)
  const part = (type: keyof WallClock) => Number(parts.find((found) => found.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

/** The day in Paris of an instant, as the database writes it: `2026-11-03`. */
export function parisDay(instant: Date): string {
  const { year, month, day } = wallClock(instant)
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
}
