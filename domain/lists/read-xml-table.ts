import { readXml } from '@/domain/containers/read-xml'
import type { Encoding } from '@/domain/lists/decode-text'
import { layOutTable, type TableSource } from '@/domain/lists/lay-out-table'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { NONE_OUTSIDE } from '@/domain/lists/outside-rows'
import {
  KEPT_CELL_LENGTH,
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_ROWS,
  MAX_TABLE_CHARACTERS,
  type ListRow,
  type PronoteList,
} from '@/domain/lists/pronote-list'
import { cutWhole } from '@/lib/cut-whole'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

/** UTF-16 code units read between two pauses. */
const PIECE = 65_536

type Records = { headers: string[]; rows: ListRow[]; record: string | undefined }

/**
 * The XML form of PRONOTE's text export: a root `TABLE`, one element for each record, whose children are field codes
 * (`<Professeur numero="1"><NOM>…`). A field that stands twice in a record, as several classes do, is one cell.
 */
export function* readXmlTable(
  text: string,
  encoding: Encoding | null,
  source: TableSource,
): Slices<Result<PronoteList, ListRefusal>> {
  const read = yield* readRecords(text)
  if (!read.ok) return read
  const { headers, rows, record } = read.value
  const table = { format: 'xml', encoding, separator: null, headers, rows, outside: NONE_OUTSIDE } as const
  return layOutTable(table, record === undefined ? source : { ...source, record })
}

function* readRecords(text: string): Slices<Result<Records, ListRefusal>> {
  const indexes = new Map<string, number>()
  const rows: ListRow[] = []
  let record: string | undefined
  let depth = 0
  let line = 1
  let cells: string[] = []
  let column: number | null = null
  let stray = ''
  let between = ''
  let characters = 0
  const found: { refusal: ListRefusal | null } = { refusal: null }

  const push = (row: ListRow) => {
    characters += row.cells.reduce((sum, cell) => sum + cell.length + 1, row.extra?.length ?? 0)
    if (rows.length === MAX_ROWS) found.refusal = { reason: 'too_many_rows', max: MAX_ROWS }
    else if (characters > MAX_TABLE_CHARACTERS || rows.length * indexes.size > MAX_CELLS) {
      found.refusal = { reason: 'table_too_large', maxCharacters: MAX_TABLE_CHARACTERS }
    } else rows.push({ ...row, cells: row.cells.map((cell) => cutWhole(cell, KEPT_CELL_LENGTH)) })
  }
  // What stands beside the fields or the records is kept to be shown: a row without sense is refused, not lost.
  const pushBetween = () => {
    if (between.trim() !== '') push({ line, endLine: line, cells: [], extra: between })
    between = ''
  }
  const xml = readXml({
    open: (name, _attributes, at) => {
      depth += 1
      if (depth === 1 && name !== 'TABLE') found.refusal = { reason: 'markup' }
      if (depth === 2) {
        record ??= name
        pushBetween()
        line = at
        cells = []
        stray = ''
      }
      if (depth === 3) {
        column = indexes.get(name) ?? null
        if (column === null) {
          column = indexes.size
          indexes.set(name, column)
        }
        if (indexes.size > MAX_COLUMNS) {
          found.refusal = { reason: 'too_many_columns', found: indexes.size, max: MAX_COLUMNS }
        }
        while (cells.length < column) cells.push('')
        const before = cells[column]
        cells[column] = before ? `${before}, ` : ''
      }
      return found.refusal ? 'enough' : 'more'
    },
    text: (piece) => {
      if (column !== null) cells[column] = (cells[column] ?? '') + piece
      else if (depth === 2) stray += piece
      else if (depth === 1) between += piece
    },
    close: () => {
      depth -= 1
      if (depth === 2) column = null
      if (depth === 1) {
        const extra = stray.trim() === '' ? null : stray
        if (extra !== null || cells.some((cell) => cell.trim() !== '')) push({ line, endLine: line, cells, extra })
        cells = []
      }
      if (depth === 0) pushBetween()
      return found.refusal ? 'enough' : 'more'
    },
  })
  for (let at = 0; at < text.length && xml.write(text.slice(at, at + PIECE)); at += PIECE) yield at
  const end = xml.end()
  if (found.refusal) return refuse(found.refusal)
  return end.ok ? accept({ headers: [...indexes.keys()], rows: numbered(rows), record }) : end
}

/** Each row has a line of its own: that of the file, or its rank when records share their lines. */
function numbered(rows: ListRow[]): ListRow[] {
  const shares = rows.some((row, index) => row.line === rows[index - 1]?.line)
  return shares ? rows.map((row, index) => ({ ...row, line: index + 1, endLine: index + 1 })) : rows
}
