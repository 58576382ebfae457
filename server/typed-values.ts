import 'server-only'
import { cutWhole } from '@/lib/cut-whole'

/** UTF-16 code units of a form's fields together, names included: more than any of our forms takes. */
export const MOST_TYPED = 100_000

/** What was typed, to be shown again: never secrets, never files, never Next's own fields, and no more than `MOST_TYPED`. */
export function typedValues(form: FormData): Record<string, string> {
  return atMost(
    [...form].filter((entry): entry is [string, string] => {
      const [name, value] = entry
      return typeof value === 'string' && !isOfNext(name) && !/password/i.test(name)
    }),
  )
}

/** The first fields, as many as fit into `MOST_TYPED`, the last one cut: anybody can post a megabyte. */
export function atMost(fields: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  const kept: Record<string, string> = {}
  let left = MOST_TYPED
  for (const [name, value] of fields) {
    left -= name.length
    if (left < 0) break
    kept[name] = cutWhole(value, left)
    left -= value.length
  }
  return kept
}

export function isOfNext(name: string): boolean {
  return name.startsWith('$ACTION')
}
