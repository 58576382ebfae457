import { HOUR_MS } from '@/lib/durations'

/** A link to choose a password is handed over by hand, and used within three days. */
export const PASSWORD_LINK_HOURS = 72

export function passwordLinkExpiry(madeAt: Date): Date {
  return new Date(madeAt.getTime() + PASSWORD_LINK_HOURS * HOUR_MS)
}
