import type { Encoding } from '@/domain/lists/decode-text'
import type { Column } from '@/domain/lists/recognise-columns'
import type { RecognisedProfile } from '@/domain/lists/recognise-profile'
import type { Separator } from '@/domain/lists/detect-separator'

/** Bytes; an establishment of 3,000 users weighs 300 kB, so anything near this is not a list. */
export const MAX_LIST_BYTES = 20 * 1024 * 1024
export const MAX_COLUMNS = 200
export const MAX_ROWS = 200_000
/** UTF-16 code units. */
export const MAX_CELL_LENGTH = 2_000

export type ListRow = {
  /** Line of the file where the row starts, 1 for the first. */
  line: number
  /** Line of the file where it ends: another one when a quoted cell holds a line break. */
  endLine: number
  /** As many as the row has, never more than there are columns. */
  cells: string[]
  /** The first cell found beyond the columns that holds something. */
  extra: string | null
}

/** A PRONOTE list read as a table; `encoding` is null for pasted text. */
export type PronoteList = {
  encoding: Encoding | null
  separator: Separator
  columns: Column[]
  profile: RecognisedProfile | null
  rows: ListRow[]
}
