import 'server-only'

/** The only clock: rules receive what it says as an argument. */
export function now(): Date {
  return new Date()
}
