import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/durations'

/** How long after each failed try the next one comes. Once they are used up the delivery is given up: some 44 hours in all. */
export const WAITS = [
  1 * MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  1 * DAY_MS,
] as const

/** A webhook that has done nothing but fail for so long is switched off. */
export const FAILING_DAYS = 3

/** When a delivery that failed `tries` times, the last one at `at`, is tried again; null: never. */
export function nextTry(tries: number, at: Date): Date | null {
  const wait = WAITS[tries - 1]
  return wait === undefined ? null : new Date(at.getTime() + wait)
}

/** Whether a webhook is to be switched off: `failingSince` is its first failure without any success since. */
export function failsTooLong(failingSince: Date | null, at: Date): boolean {
  return failingSince !== null && at.getTime() - failingSince.getTime() >= FAILING_DAYS * DAY_MS
}
