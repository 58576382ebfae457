import type { ListRow } from '@/domain/lists/pronote-list'
import type { Separator } from '@/domain/lists/detect-separator'

export type SplitRow = ListRow & {
  /** Where the next row starts. */
  end: number
  /** False for a last row without line break. */
  terminated: boolean
  /** A quote was opened and the text ended before it was closed. */
  unclosed: boolean
}

type From = { start?: number; line?: number; maxCells: number }

/**
 * Rows of separated text, from `start`, with the line numbers of the file. Cells may be quoted (`""` is a quote inside);
 * lines end with CRLF, LF or CR; at most `maxCells` cells of a row are kept; rows whose cells are all blank are passed
 * over.
 *
 * Own code rather than csv-parse, which has to build the whole of a row of 100,000 cells before it can refuse it, gives
 * the line where a record ends and not where it starts, and throws at the stray quotes found in copied lists.
 */
export function* splitRows(text: string, separator: Separator, from: From): Generator<SplitRow, undefined> {
  for (const row of splitEveryRow(text, separator, from)) if (!isBlank(row)) yield row
  return undefined
}

/** The same with the blank rows, for a text that comes in pieces: whoever reads it must know where each one ends. */
export function* splitEveryRow(
  text: string,
  separator: Separator,
  { start = 0, line: firstLine = 1, maxCells }: From,
): Generator<SplitRow, undefined> {
  let position = start
  let line = firstLine
  while (position < text.length) {
    const row = readRow(text, separator, position, line, maxCells)
    position = row.end
    line = row.endLine + 1
    yield row
  }
  return undefined
}

export function isBlank({ cells, extra, unclosed }: SplitRow): boolean {
  return extra === null && !unclosed && cells.every((cell) => cell.trim() === '')
}

function readRow(text: string, separator: Separator, start: number, line: number, maxCells: number): SplitRow {
  const row: SplitRow = { line, endLine: line, cells: [], extra: null, end: start, terminated: false, unclosed: false }
  let position = start
  for (;;) {
    const cell =
      text.charAt(position) === '"' ? readQuoted(text, separator, position) : readBare(text, separator, position)
    position = cell.end
    row.endLine += cell.breaks
    row.unclosed ||= cell.unclosed
    if (row.cells.length < maxCells) row.cells.push(cell.value)
    else if (row.extra === null && cell.value.trim() !== '') row.extra = cell.value

    if (position >= text.length) break
    if (text.charAt(position) !== separator) {
      row.terminated = true
      position += text.startsWith('\r\n', position) ? 2 : 1
      break
    }
    position += 1
  }
  row.end = position
  return row
}

type Cell = { value: string; end: number; breaks: number; unclosed: boolean }

function readBare(text: string, separator: Separator, start: number): Cell {
  const separatorCode = separator.charCodeAt(0)
  let end = start
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === separatorCode || code === 10 || code === 13) break
    end += 1
  }
  return { value: text.slice(start, end), end, breaks: 0, unclosed: false }
}

function readQuoted(text: string, separator: Separator, start: number): Cell {
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2)
  if (close === -1) {
    const rest = text.slice(start + 1)
    return { value: rest, end: text.length, breaks: countBreaks(rest), unclosed: true }
  }
  const inside = text.slice(start + 1, close)
  // `"Tom" junior`: what follows the closing quote is kept rather than lost.
  const after = readBare(text, separator, close + 1)
  const value = inside.replaceAll('""', '"') + after.value
  return { value, end: after.end, breaks: countBreaks(inside), unclosed: false }
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}
