import { MINUTE_MS } from '@/lib/durations'

import 'server-only'

type Rule = { name: string; limit: number; windowMs: number }
type Window = Map<string, number[]>

/** What one account may write through the API in a minute. */
export const API_WRITES: Rule = { name: 'api-writes', limit: 600, windowMs: MINUTE_MS }
/** Wrong tokens from one address in a minute. */
export const FAILED_TOKENS: Rule = { name: 'failed-tokens', limit: 60, windowMs: MINUTE_MS }

/** Beyond so many keys, those whose window is over are forgotten: the memory stays bounded. */
const MOST_KEYS = 10_000

/** Next runs the same module in several bundles: one process, one count. */
const holder = globalThis as typeof globalThis & { passerelleWindows?: Map<string, Window> }

/**
 * Counts one more event of `key` in a sliding window, kept in this process's memory. Gives null under the limit; at the
 * limit the event is not counted, and the number of seconds to wait is given.
 */
export function countInWindow(rule: Rule, key: string, at: Date): number | null {
  const time = at.getTime()
  const from = time - rule.windowMs
  const keys = windowOf(rule.name)
  const recent = (keys.get(key) ?? []).filter((event) => event > from)
  const [oldest] = recent
  if (oldest !== undefined && recent.length >= rule.limit) {
    keys.set(key, recent)
    return Math.max(1, Math.ceil((oldest + rule.windowMs - time) / 1000))
  }
  if (keys.size >= MOST_KEYS && !keys.has(key)) forgetOld(keys, from)
  recent.push(time)
  keys.set(key, recent)
  return null
}

/** For tests: every count starts again. */
export function forgetCounts(): void {
  holder.passerelleWindows = new Map()
}

function windowOf(name: string): Window {
  const windows = (holder.passerelleWindows ??= new Map<string, Window>())
  const window = windows.get(name) ?? new Map<string, number[]>()
  windows.set(name, window)
  return window
}

function forgetOld(keys: Window, from: number): void {
  for (const [key, events] of keys) if ((events.at(-1) ?? 0) <= from) keys.delete(key)
  // Still full: the oldest key gives its place.
  const [first] = keys.keys()
  if (keys.size >= MOST_KEYS && first !== undefined) keys.delete(first)
}
