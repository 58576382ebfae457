import { exactKey, type NameKey } from '@/domain/reconciliation/name-key'

/**
 * In what two names differ beyond accents, case, hyphens and particles: name and first name the other way round, a
 * compound name of which one side has only a part, or one letter missing, added, changed or moved.
 */
export type NameDifference = {
  kind: 'swapped' | 'compound' | 'slip'
  /** How sure it is that they are one person's: per cent of letters in common, at most 99. */
  score: number
}

const SWAPPED_SCORE = 95
/** Under that, one letter is too large a part of the name. */
const SHORTEST_FOR_A_SLIP = 6

/** `same`, a difference that one person's name may show, or null: the names of two people. */
export function compareNames(a: NameKey, b: NameKey): 'same' | NameDifference | null {
  if (a.last === b.last && a.first === b.first) return 'same'
  if (a.last === b.first && a.first === b.last) return { kind: 'swapped', score: SWAPPED_SCORE }
  if (isPartOfOther(a.lastParts, b.lastParts) && isPartOfOther(a.firstParts, b.firstParts)) {
    const [shorter, longer] = [lettersOf(a), lettersOf(b)].sort((x, y) => x - y)
    return { kind: 'compound', score: percent(shorter ?? 0, longer ?? 0) }
  }
  const [left, right] = [exactKey(a), exactKey(b)]
  const letters = Math.max(left.length, right.length) - 1
  if (letters < SHORTEST_FOR_A_SLIP || !isOneSlip(left, right)) return null
  return { kind: 'slip', score: percent(letters - 1, letters) }
}

/** Whether every part of one is in the other; names without part have nothing in common. */
function isPartOfOther(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  return few.length > 0 && few.every((part) => many.includes(part))
}

/** One letter inserted, deleted or replaced, or two neighbours exchanged. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const [left, right] = [endA - start, endB - start]
  if (left <= 1 && right <= 1) return true
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}

function lettersOf({ last, first }: NameKey): number {
  return last.length + first.length
}

function percent(part: number, whole: number): number {
  return Math.min(99, Math.round((100 * part) / whole))
}
