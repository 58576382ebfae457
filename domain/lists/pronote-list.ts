import type { Encoding } from '@/domain/lists/decode-text'
import type { Column } from '@/domain/lists/recognise-columns'
import type { RecognisedProfile } from '@/domain/lists/recognise-profile'
import type { Separator } from '@/domain/lists/detect-separator'

/** Bytes; an establishment of 3,000 users weighs 300 kB, so anything near this is not a list. */
export const MAX_LIST_BYTES = 20 * 1024 * 1024
export const MAX_COLUMNS = 200
/** Of one table, which may hold several establishments. */
export const MAX_ROWS = 200_000
/** Of one establishment's list: the largest have some 10,000 guardians. Its pages read all of its people at once. */
export const MAX_ESTABLISHMENT_ROWS = 30_000
/** Rows times columns, in any form: blank ones cost, too. */
export const MAX_CELLS = 2_000_000
/** UTF-16 code units. */
export const MAX_CELL_LENGTH = 2_000
/** UTF-16 code units: what a cell of Excel may hold. What is beyond is not kept, and the cell is refused by its length. */
export const KEPT_CELL_LENGTH = 32_767
/** UTF-16 code units of all the cells of a workbook or an XML export, one more for each: as a text of `MAX_LIST_BYTES`. */
export const MAX_TABLE_CHARACTERS = 20 * 1024 * 1024

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

/** Text with separators, the `TABLE` export of PRONOTE, or a sheet of a workbook. */
export type ListFormat = 'text' | 'xml' | 'xlsx' | 'ods'

/** Lines that are no row of the table: titles before it, totals in or after it, its own header told again. */
export type OutsideKind = 'title' | 'total' | 'header'
/** How many there are, and where the first ones stand. */
export type Outside = Record<OutsideKind, { count: number; lines: number[] }>

/** Why a person must say which column is which; `candidates` are the indexes of the columns that may be meant. */
export type UnclearColumns =
  | { reason: 'unmatched_columns'; candidates: number[] }
  | { reason: 'several_columns'; field: 'pronoteId' | 'casId'; candidates: number[] }

/** A PRONOTE list read as a table. Lists analysed before a format was told are of text. */
export type PronoteList = {
  format?: ListFormat
  /** Of the sheet it was read from. */
  sheet?: string
  /** Null for pasted text, and for what is no text. */
  encoding: Encoding | null
  /** Null for what is no text with separators. */
  separator: Separator | null
  columns: Column[]
  profile: RecognisedProfile | null
  rows: ListRow[]
  outside?: Outside
  unclear?: UnclearColumns
  /** Indexes of columns that a person may say the meaning of; never empty. */
  unrecognised?: number[]
}
