import { accept, refuse, type Result } from '@/lib/result'

/** Two numbers at least: «2011» alone is a year, which would pass any floor. */
const DOTTED_NUMBERS = /^\d{1,9}(\.\d{1,9})+$/

/** The numbers of a dotted version: `'0.0.12'` → `[0, 0, 12]`. Refused: anything else than dotted numbers. */
export function parseVersion(text: string): Result<number[], { reason: 'version-unreadable'; found: string }> {
  const found = text.trim()
  if (!DOTTED_NUMBERS.test(found)) return refuse({ reason: 'version-unreadable', found })
  return accept(found.split('.').map(Number))
}

/** Negative, zero or positive as `a` is older than, same as or newer than `b`; absent numbers count as 0. */
export function compareVersionNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** `compareVersions('0.0.12', '0.0.4')` → positive: numbers are compared, not letters. Refused: an unreadable version. */
export function compareVersions(a: string, b: string): Result<number, { reason: 'version-unreadable'; found: string }> {
  const left = parseVersion(a)
  if (!left.ok) return left
  const right = parseVersion(b)
  return right.ok ? accept(compareVersionNumbers(left.value, right.value)) : right
}
