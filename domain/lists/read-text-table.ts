import type { Encoding } from '@/domain/lists/decode-text'
import { detectSeparator, type Separator } from '@/domain/lists/detect-separator'
import { findHeader, MAX_TITLE_ROWS } from '@/domain/lists/find-header'
import { layOutTable, refuseHeaders, type TableSource } from '@/domain/lists/lay-out-table'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { NONE_OUTSIDE, withOutside } from '@/domain/lists/outside-rows'
import {
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_ROWS,
  MAX_TABLE_CHARACTERS,
  type ListRow,
  type PronoteList,
} from '@/domain/lists/pronote-list'
import { recogniseColumns, type Column, type KnownColumns } from '@/domain/lists/recognise-columns'
import { countBreaks, splitRows, type SplitRow } from '@/domain/lists/split-rows'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

const IDENTIFIER_LENGTH = 16
/** Some milliseconds. */
const ROWS_A_SLICE = 2_000

/** A list in text with separators; `encoding` is null for what was pasted. */
export function* readTextTable(
  text: string,
  encoding: Encoding | null,
  source: TableSource,
): Slices<Result<PronoteList, ListRefusal>> {
  const found = locateHeader(text, source.known)
  if (!found.ok) return found
  const { header, separator, titles } = found.value
  const headers = withoutTrailingBlanks(header.cells)
  const columns = recogniseColumns(headers, source.known)
  const refusal = refuseHeaders(columns)
  if (refusal) return refuse(refusal)

  const outside = withOutside(
    NONE_OUTSIDE,
    'title',
    titles.map((title) => title.line),
  )
  const mostRows = Math.floor(MAX_CELLS / headers.length)
  const rows: ListRow[] = []
  const from = { start: header.end, line: header.endLine + 1, maxCells: headers.length }
  for (const row of splitRows(text, separator, from)) {
    if (row.unclosed) return refuse({ reason: 'unclosed_quote', line: row.line })
    if (encoding !== null && isCutShort(row, columns, text)) return refuse({ reason: 'truncated_row', line: row.line })
    if (rows.length === MAX_ROWS) return refuse({ reason: 'too_many_rows', max: MAX_ROWS })
    if (rows.length === mostRows) return refuse({ reason: 'table_too_large', maxCharacters: MAX_TABLE_CHARACTERS })
    rows.push({ line: row.line, endLine: row.endLine, cells: row.cells, extra: row.extra })
    if (rows.length % ROWS_A_SLICE === 0) yield rows.length
  }
  return layOutTable({ format: 'text', encoding, separator, headers, rows, outside }, source)
}

type Located = { header: SplitRow; separator: Separator; titles: SplitRow[] }

/** The row of the columns' titles. Lines before it may be sentences with commas: each is split by a separator of its own. */
function locateHeader(text: string, known: KnownColumns): Result<Located, ListRefusal> {
  const start = startOfFirstLine(text)
  const line = countBreaks(text, 0, start) + 1
  const first: { row: SplitRow; separator: Separator }[] = []
  let next = { start, line }
  while (first.length < MAX_TITLE_ROWS && next.start < text.length) {
    const { separator, columns: found } = detectSeparator(text, next.start)
    const isFirst = first.length === 0
    if (found > MAX_COLUMNS) {
      if (isFirst) return refuse({ reason: 'too_many_columns', found, max: MAX_COLUMNS })
      break
    }
    const row = splitRows(text, separator, { ...next, maxCells: MAX_COLUMNS }).next().value
    if (!row) break
    if (row.unclosed && isFirst) return refuse({ reason: 'unclosed_quote', line: row.line })
    if (row.unclosed) break
    first.push({ row, separator })
    next = { start: row.end, line: row.endLine + 1 }
  }
  const rows = first.map(({ row }) => row)
  const index = findHeader(
    rows.map((row) => row.cells),
    known,
  )
  const chosen = first[index]
  if (!chosen) return refuse({ reason: 'empty' })
  if (chosen.row.extra !== null) {
    return refuse({ reason: 'too_many_columns', found: MAX_COLUMNS + 1, max: MAX_COLUMNS })
  }
  return accept({ header: chosen.row, separator: chosen.separator, titles: rows.slice(0, index) })
}

/**
 * Whether the file was cut in this row: programs that end their rows with CRLF end the last one too, so a last row
 * without line break that stops before its identifier, or inside it, is not the end of the list. (A paste loses the
 * blanks at its end on the way, so this is said of files only.)
 */
function isCutShort(row: SplitRow, columns: Column[], text: string): boolean {
  if (row.terminated || row.cells.length === columns.length || !text.includes('\r\n')) return false
  const index = columns.findIndex((column) => column.field === 'pronoteId')
  const isLast = row.cells.length === index + 1
  return row.cells.length <= index || (isLast && (row.cells[index] ?? '').trim().length < IDENTIFIER_LENGTH)
}

function startOfFirstLine(text: string): number {
  const first = text.search(/\S/)
  return Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1
}

/** At least one: a header that is wholly blank is no header. */
export function withoutTrailingBlanks(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return cells.slice(0, last + 1)
}
