import type { Separator } from '@/domain/lists/detect-separator'
import { KEPT_CELL_LENGTH, type ListRow } from '@/domain/lists/pronote-list'
import { cutWhole } from '@/lib/cut-whole'

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
export function* splitRows(
  text: string,
  separator: Separator,
  { start = 0, line = 1, maxCells }: From,
): Generator<SplitRow, undefined> {
  let next = passBlanks(text, separator, { start, line })
  while (next.start < text.length) {
    const row = readRow(text, separator, next.start, next.line, maxCells)
    if (!isBlank(row)) yield row
    next = passBlanks(text, separator, { start: row.end, line: row.endLine + 1 })
  }
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
  return extra === null && !unclosed && cells.every(isBlankCell)
}

/** Of one that was cut, nobody knows what came after its blanks. */
function isBlankCell(cell: string): boolean {
  return cell.trim() === '' && cell.length < KEPT_CELL_LENGTH
}

type Place = { start: number; line: number }

/** The first line that holds more than separators and spaces: spreadsheets leave a million of those under a list. */
function passBlanks(text: string, separator: Separator, { start, line }: Place): Place {
  const separatorCode = separator.charCodeAt(0)
  const place = { start, line }
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) {
      if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1
      place.start = at + 1
      place.line += 1
    } else if (code !== 32 && code !== separatorCode) return place
  }
  return { ...place, start: text.length }
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
    else if (row.extra === null && !isBlankCell(cell.value)) row.extra = cell.value

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
  return { value: cutWhole(text.slice(start, end), KEPT_CELL_LENGTH), end, breaks: 0, unclosed: false }
}

function readQuoted(text: string, separator: Separator, start: number): Cell {
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2)
  if (close === -1) {
    const value = cutWhole(text.slice(start + 1), KEPT_CELL_LENGTH)
    return { value, end: text.length, breaks: countBreaks(text, start, text.length), unclosed: true }
  }
  // Two code units at the most for each that is kept.
  const inside = text.slice(start + 1, Math.min(close, start + 1 + 2 * KEPT_CELL_LENGTH))
  // `"Tom" junior`: what follows the closing quote is kept rather than lost.
  const after = readBare(text, separator, close + 1)
  const value = cutWhole(inside.replaceAll('""', '"') + after.value, KEPT_CELL_LENGTH)
  return { value, end: after.end, breaks: countBreaks(text, start, close), unclosed: false }
}

/** Line breaks from `start` up to `end`: CRLF, LF or CR. */
export function countBreaks(text: string, start: number, end: number): number {
  let breaks = 0
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks += 1
  }
  return breaks
}
