/** A link to choose a password is handed over by hand, and used within three days. */
export const PASSWORD_LINK_HOURS = 72

export function passwordLinkExpiry(madeAt: Date): Date {
  return new Date(madeAt.getTime() + PASSWORD_LINK_HOURS * 3_600_000)
}
