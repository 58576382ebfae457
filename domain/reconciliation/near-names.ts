import { exactKey, type NameKey } from '@/domain/reconciliation/name-key'

/** More names than this under one key are not told apart by names anyway: the first ones stand for all. */
const MOST_PER_KEY = 40
/** Of one name. */
const MOST_NEAR = 40

/** Letters. Beyond, a name is told apart by its parts alone: as many keys as letters, each as long, would fill the memory. */
const LONGEST_FOR_SLIPS = 60

/** What to look somebody up by: the keys of their name, and the name the other way round. */
export function searchedKeys(name: NameKey): string[] {
  return [...keysOf(name), `${name.first}|${name.last}`]
}

/**
 * Names that may be one another's, found by keys that they share, never by comparing each with each: the parts of
 * compound names two by two, the name the other way round, and the name less each of its letters in turn. `wanted`: the
 * keys that will be looked for; nothing is kept of the others.
 */
export class NearNames<Item> {
  private readonly items = new Map<string, Item[]>()

  constructor(private readonly wanted: ReadonlySet<string>) {}

  add(name: NameKey, item: Item): void {
    for (const key of keysOf(name)) {
      if (!this.wanted.has(key)) continue
      const items = this.items.get(key)
      if (!items) this.items.set(key, [item])
      else if (items.length < MOST_PER_KEY) items.push(item)
    }
  }

  /** Whatever shares one of the keys, a few of them where they are legion: to be compared. */
  near(keys: readonly string[]): Set<Item> {
    const found = new Set<Item>()
    for (const key of keys) {
      for (const item of this.items.get(key) ?? []) found.add(item)
      if (found.size >= MOST_NEAR) break
    }
    return found
  }
}

function keysOf(name: NameKey): string[] {
  const whole = exactKey(name)
  const keys = [whole]
  for (const last of name.lastParts) for (const first of name.firstParts) keys.push(`${last}+${first}`)
  if (whole.length > LONGEST_FOR_SLIPS) return keys
  for (let at = 0; at < whole.length; at++) keys.push(whole.slice(0, at) + whole.slice(at + 1))
  return keys
}
