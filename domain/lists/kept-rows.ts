import type { Separator } from '@/domain/lists/detect-separator'
import type { ListRow } from '@/domain/lists/pronote-list'
import { splitRows } from '@/domain/lists/split-rows'

const FIRST_BYTES = 16 * 1024
/** Of hundreds of keepers, what each has too much adds up. */
const GROWTH = 1.5

/** The rows of one establishment in a list of several. */
export type KeptRows = {
  count: number
  /** Line of the file where the first one starts. */
  firstLine: number
  /** As they were read: the same cells, the same lines. */
  read: () => ListRow[]
  /** Gives their memory back: they are not read any more. */
  forget: () => void
}

export type TextRowKeeper = KeptRows & { keep: (text: string, line: number) => void }
export type TableRowKeeper = KeptRows & { keep: (row: ListRow) => void }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Keeps rows as the text they are read from, in UTF-8: a million of them weigh what their file weighs. */
export function createTextRowKeeper(separator: Separator, maxCells: number): TextRowKeeper {
  let bytes = new Uint8Array(FIRST_BYTES)
  let length = 0
  let lines: number[] = []

  /** UTF-8 takes three bytes at the most for a UTF-16 code unit. */
  function makeRoom(text: string): void {
    const needed = length + 3 * text.length + 1
    if (needed <= bytes.length) return
    const larger = new Uint8Array(Math.max(needed, Math.ceil(GROWTH * bytes.length)))
    larger.set(bytes)
    bytes = larger
  }

  return {
    get count() {
      return lines.length
    },
    get firstLine() {
      return lines[0] ?? 0
    },
    keep: (text, line) => {
      makeRoom(text)
      length += encoder.encodeInto(text, bytes.subarray(length)).written
      if (!/[\r\n]$/.test(text)) bytes[length++] = 10
      lines.push(line)
    },
    read: () => {
      const text = decoder.decode(bytes.subarray(0, length))
      const rows: ListRow[] = []
      for (const row of splitRows(text, separator, { maxCells })) {
        const line = lines[rows.length] ?? 0
        rows.push({ line, endLine: line + row.endLine - row.line, cells: row.cells, extra: row.extra })
      }
      return rows
    },
    forget: () => {
      bytes = new Uint8Array(0)
      length = 0
      lines = []
    },
  }
}

/** Keeps rows as they are: those of a workbook and of an XML export, which are bounded and were split already. */
export function createTableRowKeeper(): TableRowKeeper {
  let rows: ListRow[] = []
  return {
    get count() {
      return rows.length
    },
    get firstLine() {
      return rows[0]?.line ?? 0
    },
    keep: (row) => void rows.push(row),
    read: () => rows,
    forget: () => void (rows = []),
  }
}
