import { decodeText, type Encoding } from '@/domain/lists/decode-text'
import { detectSeparator } from '@/domain/lists/detect-separator'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { MAX_COLUMNS, MAX_LIST_BYTES, MAX_ROWS, type ListRow, type PronoteList } from '@/domain/lists/pronote-list'
import { recogniseColumns, type Column } from '@/domain/lists/recognise-columns'
import { recogniseProfile } from '@/domain/lists/recognise-profile'
import { splitRows, type SplitRow } from '@/domain/lists/split-rows'
import { accept, refuse, type Result } from '@/lib/result'

const IDENTIFIER_LENGTH = 16

/** A PRONOTE list read from a file's bytes; `fileName` may suggest the profile. Never throws: see ListRefusal. */
export function readListFile(bytes: Uint8Array, fileName: string): Result<PronoteList, ListRefusal> {
  if (bytes.length > MAX_LIST_BYTES) return refuse({ reason: 'too_large', maxBytes: MAX_LIST_BYTES })
  const decoded = decodeText(bytes)
  return decoded.ok ? readTable(decoded.value.text, decoded.value.encoding, fileName) : decoded
}

/** A PRONOTE list read from what was pasted. Never throws: see ListRefusal. */
export function readPastedList(text: string): Result<PronoteList, ListRefusal> {
  if (text.length > MAX_LIST_BYTES) return refuse({ reason: 'too_large', maxBytes: MAX_LIST_BYTES })
  const body = text.replace(/^\ufeff/, '')
  return body.trim() === '' ? refuse({ reason: 'empty' }) : readTable(body, null, null)
}

function readTable(text: string, encoding: Encoding | null, fileName: string | null): Result<PronoteList, ListRefusal> {
  const markup = recogniseMarkup(text)
  if (markup) return refuse({ reason: markup })

  const start = startOfFirstLine(text)
  const { separator, columns: found } = detectSeparator(text, start)
  if (found > MAX_COLUMNS) return refuse({ reason: 'too_many_columns', found, max: MAX_COLUMNS })

  const line = (text.slice(0, start).match(/\r\n|\n|\r/g)?.length ?? 0) + 1
  const header = splitRows(text, separator, { start, line, maxCells: MAX_COLUMNS }).next().value
  if (!header) return refuse({ reason: 'empty' })
  if (header.unclosed) return refuse({ reason: 'unclosed_quote', line: header.line })

  if (header.extra !== null) return refuse({ reason: 'too_many_columns', found: MAX_COLUMNS + 1, max: MAX_COLUMNS })

  const columns = recogniseColumns(withoutTrailingBlanks(header.cells))
  const refusal = refuseColumns(columns)
  if (refusal) return refuse(refusal)

  const rows: ListRow[] = []
  const from = { start: header.end, line: header.endLine + 1, maxCells: columns.length }
  for (const row of splitRows(text, separator, from)) {
    if (row.unclosed) return refuse({ reason: 'unclosed_quote', line: row.line })
    if (encoding !== null && isCutShort(row, columns, text)) return refuse({ reason: 'truncated_row', line: row.line })
    if (rows.length === MAX_ROWS) return refuse({ reason: 'too_many_rows', max: MAX_ROWS })
    rows.push({ line: row.line, endLine: row.endLine, cells: row.cells, extra: row.extra })
  }
  if (rows.length === 0) return refuse({ reason: 'no_rows' })
  return accept({ encoding, separator, columns, profile: recogniseProfile(columns, fileName), rows })
}

function recogniseMarkup(text: string): 'xml_table' | 'encrypted_export' | 'markup' | null {
  const head = text.slice(0, 4096).trimStart()
  if (!head.startsWith('<')) return null
  if (/ImportChiffre|containeurimportchiffre|PARTENAIRE_INDEX|<Contenu>/i.test(head)) return 'encrypted_export'
  return /<TABLE[\s>]/.test(head) && !/<html/i.test(head) ? 'xml_table' : 'markup'
}

function refuseColumns(columns: Column[]): ListRefusal | null {
  const has = (field: Column['field']) => columns.some((column) => column.field === field)
  if (has('pronoteId')) return null
  const headers = columns.map((column) => column.header)
  if (has('entId') && has('lastName')) return { reason: 'ent_side_export', columns: headers }
  if (has('guardian')) return { reason: 'guardians_in_columns', columns: headers }
  // Rows copied without their titles: what stands in the header's place is a person, not to be shown back as columns.
  if (headers.some((header) => /^[A-Z0-9]{16}$/.test(header))) return { reason: 'no_header' }
  return { reason: 'no_identifier_column', columns: headers }
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

function withoutTrailingBlanks(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return cells.slice(0, last + 1)
}
