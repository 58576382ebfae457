import type { JournalEntry } from './entry'

/** Of the same person, so soon after one another: one sitting at the form of the configuration. */
export const SITTING_MINUTES = 15

type Line = JournalEntry & { at: Date; actorId: string | null; onBehalf: boolean }

/** Several saves told by the line of the latest: how many, and the fields of all. */
export type Saves = { times: number; fields: string[] }

/**
 * The journal in brief, the latest first as it came: consecutive saves of the configuration, by one person in one
 * sitting, become one line with its `saves`. Others stay as they are.
 */
export function foldSaves<L extends Line>(lines: readonly L[]): (L & { saves?: Saves })[] {
  const folded: (L & { saves?: Saves })[] = []
  let later: L | undefined
  for (const line of lines) {
    const last = folded.at(-1)
    if (last && later && line.kind === 'configuration_changed' && isSameSitting(later, line)) {
      const { times, fields } = last.saves ?? { times: 1, fields: fieldsOf(last) }
      last.saves = { times: times + 1, fields: [...new Set([...line.data.fields, ...fields])] }
    } else folded.push({ ...line })
    later = line
  }
  return folded
}

function isSameSitting(later: Line, earlier: Line): boolean {
  return (
    later.kind === 'configuration_changed' &&
    later.actorId === earlier.actorId &&
    later.onBehalf === earlier.onBehalf &&
    later.at.getTime() - earlier.at.getTime() <= SITTING_MINUTES * 60_000
  )
}

function fieldsOf(line: Line): string[] {
  return line.kind === 'configuration_changed' ? line.data.fields : []
}
