import 'server-only'

/** The longest written address (IPv6 with a zone) is shorter; anything longer is no address. */
const LONGEST = 64

/**
 * The address that a request came from, as the nearest proxy saw it: the last entry of `X-Forwarded-For`. Next writes
 * that header only when it is absent: a server that no proxy stands before believes what the client claims, so limits
 * by address are never the only ones. `unknown` without one.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return last ? last.slice(0, LONGEST) : 'unknown'
}
