import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/durations'
import { TIME_ZONE, wallClock } from '@/lib/paris-time'
import { plural } from '@/lib/plural'

const DATE = new Intl.DateTimeFormat('fr-FR', { timeZone: TIME_ZONE, day: 'numeric', month: 'long', year: 'numeric' })
const SHORT_DATE = new Intl.DateTimeFormat('fr-FR', { timeZone: TIME_ZONE, dateStyle: 'short' })
const TIME = new Intl.DateTimeFormat('fr-FR', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit' })

const SAME_NIGHT_MS = 6 * HOUR_MS
const LONGEST_IN_DAYS = 30

const NO_BREAK = '\u00a0'

/** «3 novembre 2026», in Paris. */
export function formatDate(instant: Date): string {
  return DATE.format(instant).replace(/^1 /, '1er ')
}

/** «03/11/2026», in Paris. */
export function formatShortDate(instant: Date): string {
  return SHORT_DATE.format(instant)
}

/** `2026-11-03`, the day in Paris, for the name of a file. */
export function fileDay(instant: Date): string {
  return formatShortDate(instant).split('/').reverse().join('-')
}

/** «14:51», in Paris. */
export function formatTime(instant: Date): string {
  return TIME.format(instant)
}

/** «3 novembre 2026 à 14:51», in Paris. */
export function formatDateTime(instant: Date): string {
  return `${formatDate(instant)} à ${formatTime(instant)}`
}

/** The instant without its seconds: for what a screen shows to the minute. */
export function startOfMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS)
}

/**
 * How long ago, as a point in time: «à l’instant», «il y a 12 min», «il y a 3 h», «hier», «il y a 5 jours», then «le …».
 * Days are days of the calendar in Paris. An instant to come, by a clock that is ahead, is «à l’instant».
 */
export function formatAgo(instant: Date, now: Date): string {
  const elapsed = elapsedBetween(instant, now)
  if (elapsed.unit === 'moment') return 'à l’instant'
  if (elapsed.unit === 'day' && elapsed.count === 1) return 'hier'
  return elapsed.unit === 'long' ? `le ${formatDate(instant)}` : `il y a ${written(elapsed)}`
}

/** How long it has lasted: «depuis moins d’une minute», «depuis 12 min», «depuis hier», «depuis 3 jours», «depuis le …». */
export function formatSince(instant: Date, now: Date): string {
  const elapsed = elapsedBetween(instant, now)
  if (elapsed.unit === 'moment') return 'depuis moins d’une minute'
  if (elapsed.unit === 'day' && elapsed.count === 1) return 'depuis hier'
  return elapsed.unit === 'long' ? `depuis le ${formatDate(instant)}` : `depuis ${written(elapsed)}`
}

type Counted = { unit: 'minute' | 'hour' | 'day'; count: number }
type Elapsed = { unit: 'moment' } | { unit: 'long' } | Counted

function elapsedBetween(instant: Date, now: Date): Elapsed {
  const elapsed = now.getTime() - instant.getTime()
  if (elapsed < MINUTE_MS) return { unit: 'moment' }
  if (elapsed < HOUR_MS) return { unit: 'minute', count: Math.floor(elapsed / MINUTE_MS) }
  const days = calendarDay(now) - calendarDay(instant)
  // In the small hours, «il y a 3 h» tells more than «hier».
  if (days === 0 || elapsed < SAME_NIGHT_MS) return { unit: 'hour', count: Math.floor(elapsed / HOUR_MS) }
  return days <= LONGEST_IN_DAYS ? { unit: 'day', count: days } : { unit: 'long' }
}

function written(elapsed: Counted): string {
  const unit = { minute: 'min', hour: 'h', day: plural(elapsed.count, 'jour', 'jours') }[elapsed.unit]
  return `${elapsed.count}${NO_BREAK}${unit}`
}

/** The day in Paris, counted from 1970: two instants of one day there are 0 apart, whatever the clock change. */
function calendarDay(instant: Date): number {
  const { year, month, day } = wallClock(instant)
  return Date.UTC(year, month - 1, day) / DAY_MS
}
