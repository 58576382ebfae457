import {
  KEPT_CELL_LENGTH,
  MAX_COLUMNS,
  MAX_ROWS,
  MAX_TABLE_CHARACTERS,
  type ListRow,
} from '@/domain/lists/pronote-list'
import { cutWhole } from '@/lib/cut-whole'

/** A row of a sheet that holds something; `line` is its number in the margin of the spreadsheet. */
export type Sheet = { name: string; rows: ListRow[] }

export type SheetRefusal =
  | { reason: 'too_many_rows'; max: number }
  /** `maxCharacters`: of all its cells together. */
  | { reason: 'table_too_large'; maxCharacters: number }

/** What the sheets of one workbook may still hold together. */
export type SheetRoom = { rows: number; characters: number }

export function wholeRoom(): SheetRoom {
  return { rows: MAX_ROWS, characters: MAX_TABLE_CHARACTERS }
}

export type SheetWriter = {
  /** A cell of the row being read; blank ones cost nothing. `column` is 0 for A. */
  cell: (column: number, value: string) => void
  /** Ends the row; `times` for a row that stands several times in a run. */
  endRow: (line: number, times?: number) => SheetRefusal | null
  rows: ListRow[]
}

/** Gathers the rows of a sheet, refusing one that is larger than any list in text could be. */
export function writeSheet(room: SheetRoom): SheetWriter {
  const rows: ListRow[] = []
  let cells: string[] = []
  let extra: string | null = null
  return {
    rows,
    cell: (column, value) => {
      if (value === '' || room.characters < 0) return
      const kept = cutWhole(value, KEPT_CELL_LENGTH)
      // Looking at it costs as much as keeping it, even when it shows nothing, or when it is one more of a shared text.
      room.characters -= kept.length + 1
      if (kept.trim() === '') return
      if (column >= MAX_COLUMNS) {
        extra ??= kept
        return
      }
      while (cells.length < column) {
        cells.push('')
        room.characters -= 1
      }
      cells[column] = kept
    },
    endRow: (line, times = 1) => {
      const row = { cells, extra }
      cells = []
      extra = null
      if (room.characters < 0) return { reason: 'table_too_large', maxCharacters: MAX_TABLE_CHARACTERS }
      if (row.cells.length === 0 && row.extra === null) return null
      const weight = row.cells.reduce((sum, cell) => sum + cell.length + 1, row.extra?.length ?? 0)
      room.rows -= times
      room.characters -= weight * (times - 1)
      if (room.rows < 0) return { reason: 'too_many_rows', max: MAX_ROWS }
      if (room.characters < 0) return { reason: 'table_too_large', maxCharacters: MAX_TABLE_CHARACTERS }
      for (let copy = 0; copy < times; copy += 1) rows.push({ line: line + copy, endLine: line + copy, ...row })
      return null
    },
  }
}
