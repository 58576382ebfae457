/** Below it, known faults of PRONOTE 2011 make several operations of the procedure impossible. */
export const SERVER_VERSION_FLOOR = '0.0.12'

const DOTTED = /\d{1,5}(?:\.\d{1,5}){1,3}/g

/** The numbers of a dotted version: `parseVersion('0.0.12')` is `[0, 0, 12]`. Anything around them makes it `null`. */
export function parseVersion(text: string): number[] | null {
  return text.match(/^\d{1,5}(\.\d{1,5}){1,3}$/) ? text.split('.').map(Number) : null
}

/** The version named in a longer text: `findVersion('PRONOTE 2011 - 0.0.12')` is `0.0.12`. `null` if none or several. */
export function findVersion(text: string): string | null {
  const [found, another] = text.match(DOTTED) ?? []
  return found !== undefined && another === undefined ? found : null
}

/** Compares number by number, a missing one counting as 0. An unreadable version is never enough. */
export function isVersionAtLeast(version: string, floor: string): boolean {
  const [actual, wanted] = [parseVersion(version), parseVersion(floor)]
  if (!actual || !wanted) return false
  const length = Math.max(actual.length, wanted.length)
  for (let i = 0; i < length; i++) {
    const difference = (actual[i] ?? 0) - (wanted[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
