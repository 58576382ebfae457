import { DAY_MS } from '@/lib/durations'

/** How long a token of the API may live, in days: none is for ever. */
export const TOKEN_DAYS = [30, 90, 365] as const

/** Beyond, somebody is losing them: revoke some first. */
export const MOST_TOKENS = 20

export function tokenExpiry(madeAt: Date, days: number): Date {
  return new Date(madeAt.getTime() + days * DAY_MS)
}
