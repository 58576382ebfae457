import type { Separator } from '@/domain/lists/detect-separator'
import type { ListRow } from '@/domain/lists/pronote-list'
import { splitRows } from '@/domain/lists/split-rows'

const FIRST_BYTES = 16 * 1024
/** Of hundreds of keepers, what each has too much adds up. */
const GROWTH = 1.5

/** Rows kept as the text they were read from, in UTF-8: a million of them weigh what their file weighs. */
export type KeptRows = {
  count: number
  /** Line of the file where the first one starts. */
  firstLine: number
  /** As they were read: the same cells, the same lines. */
  read: (separator: Separator, maxCells: number) => ListRow[]
  /** Gives their memory back: they are not read any more. */
  forget: () => void
}

export type RowKeeper = KeptRows & { keep: (text: string, line: number) => void }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function createRowKeeper(): RowKeeper {
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
    read: (separator, maxCells) => {
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
