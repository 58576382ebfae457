/** What the page says once of an act whose own form is gone. `key` tells two notices of the same words apart. */
export type Notice = { key: string; text: string }

/** Readable by the page, which erases it once it is said. */
export const NOTICE_COOKIE = 'passerelle-notice'
