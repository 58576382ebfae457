export const SEPARATORS = ['\t', ';', ','] as const

/** UTF-16 code units: more than a line of as many columns and as long cells as a list may have. */
const LOOKED_INTO = 1_000_000

export type Separator = (typeof SEPARATORS)[number]

/**
 * The separator most frequent on the header line, outside quotes, and how many columns it makes there; `;` and one
 * column when none occurs. It only counts: a line of 100,000 columns costs no more than its length.
 */
export function detectSeparator(text: string, start: number): { separator: Separator; columns: number } {
  const found: Record<Separator, number> = { '\t': 0, ';': 0, ',': 0 }
  let quoted = false
  const end = Math.min(text.length, start + LOOKED_INTO)
  for (let index = start; index < end; index += 1) {
    const character = text.charAt(index)
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n' || character === '\r') break
    else if (character === '\t' || character === ';' || character === ',') found[character] += 1
  }
  const best = SEPARATORS.reduce((most, candidate) => (found[candidate] > found[most] ? candidate : most), ';')
  return { separator: best, columns: found[best] + 1 }
}
