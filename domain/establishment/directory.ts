import {
  REQUIRED_COLUMNS,
  directoryColumn,
  readDirectoryRow,
  type DirectoryEntry,
  type DirectoryRow,
  type RowFault,
} from '@/domain/establishment/read-directory-row'
import type { Uai } from '@/domain/establishment/uai'
import { decodeText } from '@/domain/lists/decode-text'
import { detectSeparator } from '@/domain/lists/detect-separator'
import { splitRows } from '@/domain/lists/split-rows'
import { accept, refuse, type Result } from '@/lib/result'
import { runAtOnce, type Slices } from '@/lib/slices'

export type Directory = {
  establishments: DirectoryEntry[]
  /** Rows left out. A line is the one its row starts on, the header being line 1. */
  skipped: {
    /** Primary schools, offices, medical institutions: not for this procedure. */
    notSecondary: number
    duplicates: { line: number; uai: Uai }[]
    invalid: (RowFault & { line: number })[]
  }
  /** How many of `establishments` are about to close. */
  closing: number
}

export type DirectoryRefusal =
  | { reason: 'empty' | 'binary' | 'truncated' }
  | { reason: 'too_large'; maxBytes: number }
  | { reason: 'not_directory'; missing: string[] }
  | { reason: 'unclosed_quote'; line: number }

/** The whole national file is about 50 MB. */
export const DIRECTORY_MAX_BYTES = 120 * 1024 * 1024

/** The directory has some seventy columns, and gains one from time to time. */
const MAX_COLUMNS = 200
const ROWS_IN_A_SLICE = 500

/**
 * Reads the directory «fr-en-annuaire-education» of data.education.gouv.fr, as CSV: `;` or `,`, with or without BOM,
 * columns by technical name or by label, in any order. Keeps the secondary schools, each UAI once, the first row
 * winning; tells which rows it left out and why.
 * Refuses a file that is empty, binary, cut short or over `DIRECTORY_MAX_BYTES`, and one that is not the directory,
 * naming its missing columns.
 */
export function parseDirectory(bytes: Uint8Array): Result<Directory, DirectoryRefusal> {
  return runAtOnce(parseDirectoryInSlices(bytes))
}

/** The same, letting others work now and then: the national file takes seconds. Tells how many rows are read. */
export function* parseDirectoryInSlices(bytes: Uint8Array): Slices<Result<Directory, DirectoryRefusal>> {
  if (bytes.length > DIRECTORY_MAX_BYTES) return refuse({ reason: 'too_large', maxBytes: DIRECTORY_MAX_BYTES })
  const decoded = decodeText(bytes)
  if (!decoded.ok) return refuse({ reason: decoded.refusal.reason })

  const { text } = decoded.value
  const rows = splitRows(text, detectSeparator(text, 0).separator, { maxCells: MAX_COLUMNS })
  const header = rows.next()
  const columns = header.done ? [] : header.value.cells.map(directoryColumn)
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0) return refuse({ reason: 'not_directory', missing })

  const directory: Directory = {
    establishments: [],
    skipped: { notSecondary: 0, duplicates: [], invalid: [] },
    closing: 0,
  }
  const known = new Set<Uai>()
  let read = 0
  for (const { cells, line, unclosed } of rows) {
    if (unclosed) return refuse({ reason: 'unclosed_quote', line })
    const row: DirectoryRow = {}
    columns.forEach((column, index) => {
      if (column) row[column] = cells[index]
    })
    readRow(directory, known, row, line)
    read += 1
    if (read % ROWS_IN_A_SLICE === 0) yield read
  }
  return accept(directory)
}

function readRow(directory: Directory, known: Set<Uai>, row: DirectoryRow, line: number): void {
  const read = readDirectoryRow(row)
  if (read.outcome === 'other') directory.skipped.notSecondary += 1
  else if (read.outcome === 'invalid') directory.skipped.invalid.push({ line, ...read.fault })
  else if (known.has(read.entry.uai)) directory.skipped.duplicates.push({ line, uai: read.entry.uai })
  else {
    known.add(read.entry.uai)
    directory.establishments.push(read.entry)
    if (read.entry.closing) directory.closing += 1
  }
}
