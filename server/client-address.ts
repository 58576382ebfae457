import 'server-only'

/**
 * The address that a request came from, as the nearest proxy saw it: the last entry of `X-Forwarded-For`, which Next
 * itself writes when nothing stands before it. Earlier entries are whatever the client claims. `unknown` without one.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return last ? last : 'unknown'
}
