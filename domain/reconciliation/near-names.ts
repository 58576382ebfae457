import { exactKey, type NameKey } from '@/domain/reconciliation/name-key'

/** More names than this under one key are not told apart by names anyway: the first ones stand for all. */
const MOST_PER_KEY = 40

/**
 * Names that may be one another's, found by keys that they share, never by comparing each with each: the parts of
 * compound names two by two, the name the other way round, and the name less each of its letters in turn.
 */
export class NearNames<Item> {
  private readonly items = new Map<string, Item[]>()

  add(name: NameKey, item: Item): void {
    for (const key of keysOf(name)) {
      const items = this.items.get(key)
      if (!items) this.items.set(key, [item])
      else if (items.length < MOST_PER_KEY) items.push(item)
    }
  }

  /** Whatever shares a key with the name: to be compared with it. */
  near(name: NameKey): Set<Item> {
    const found = new Set<Item>()
    for (const key of [...keysOf(name), `${name.first}|${name.last}`]) {
      for (const item of this.items.get(key) ?? []) found.add(item)
    }
    return found
  }
}

function keysOf(name: NameKey): string[] {
  const whole = exactKey(name)
  const keys = [whole]
  for (const last of name.lastParts) for (const first of name.firstParts) keys.push(`${last}+${first}`)
  for (let at = 0; at < whole.length; at++) keys.push(whole.slice(0, at) + whole.slice(at + 1))
  return keys
}
