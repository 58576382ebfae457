const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long after each failed try the next one comes. Once they are used up the delivery is given up: some 44 hours in all. */
export const WAITS = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR] as const

/** A webhook that has done nothing but fail for so long is switched off. */
export const FAILING_DAYS = 3

/** When a delivery that failed `tries` times, the last one at `at`, is tried again; null: never. */
export function nextTry(tries: number, at: Date): Date | null {
  const wait = WAITS[tries - 1]
  return wait === undefined ? null : new Date(at.getTime() + wait)
}

/** Whether a webhook is to be switched off: `failingSince` is its first failure without any success since. */
export function failsTooLong(failingSince: Date | null, at: Date): boolean {
  return failingSince !== null && at.getTime() - failingSince.getTime() >= FAILING_DAYS * 24 * HOUR
}
