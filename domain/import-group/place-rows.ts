import type { Uai, UaiRefusal } from '@/domain/establishment/uai'
import type { GroupedList } from '@/domain/lists/grouped-list'
import type { KeptRows } from '@/domain/lists/kept-rows'

/** What is left out of a group is told for so many UAIs, the most rows first. */
export const MOST_LEFT_OUT = 200

/** An establishment whose people are opened, and its rows. */
export type Placed = { uai: string; academyCode: string; rows: KeptRows }

/** Rows that are of no import: what they have for a UAI, why it names nobody here, how many, the first line. */
export type LeftOut = { written: string; why: UaiRefusal | { reason: 'unknown' }; rows: number; line: number }

/**
 * Which rows of a list of several establishments become an import, and which are left out. `administered`: the académie
 * of each establishment that the caller administers. Of any other the caller learns nothing: it is `unknown`, whether it
 * exists or not.
 */
export function placeRows(
  { establishments, unplaced }: Pick<GroupedList, 'establishments' | 'unplaced'>,
  administered: ReadonlyMap<string, string>,
): { placed: Placed[]; leftOut: LeftOut[] } {
  const placed: Placed[] = []
  const leftOut: LeftOut[] = unplaced.map(({ lines, ...one }) => ({ ...one, line: lines[0] ?? 1 }))
  for (const [uai, rows] of establishments) {
    const academyCode = administered.get(uai)
    if (academyCode) placed.push({ uai, academyCode, rows })
    else leftOut.push(unknown(uai, rows))
  }
  leftOut.sort((one, other) => other.rows - one.rows)
  return { placed, leftOut: leftOut.slice(0, MOST_LEFT_OUT) }
}

function unknown(uai: Uai, { count, firstLine }: KeptRows): LeftOut {
  return { written: uai, why: { reason: 'unknown' }, rows: count, line: firstLine }
}
