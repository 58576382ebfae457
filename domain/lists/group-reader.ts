import { parseUai, type Uai, type UaiRefusal } from '@/domain/establishment/uai'
import { createStreamDecoder } from '@/domain/lists/decode-stream'
import type { Encoding } from '@/domain/lists/decode-text'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { createRowKeeper, type KeptRows, type RowKeeper } from '@/domain/lists/kept-rows'
import type { Separator } from '@/domain/lists/detect-separator'
import type { PronoteList } from '@/domain/lists/pronote-list'
import { readPastedList } from '@/domain/lists/read-list'
import { isBlank, splitEveryRow, type SplitRow } from '@/domain/lists/split-rows'
import { accept, refuse, type Result } from '@/lib/result'

/** Bytes: two million rows. */
export const MAX_GROUP_BYTES = 120 * 1024 * 1024
const MAX_GROUP_ESTABLISHMENTS = 2_000
/** UTF-16 code units: the header stands within as many, and no row is longer. */
const SAMPLE_LENGTH = 64 * 1024
const LINES_NAMED = 5
/** Digits with a letter or two. */
const NEARLY_UAI = /^[A-Z]?\d{5,8}[A-Z]{0,2}$/i

export type GroupRefusal =
  ListRefusal | { reason: 'no_uai_column'; columns: string[] } | { reason: 'too_many_establishments'; max: number }

/** Rows that name no establishment: what they say instead, how many they are, where the first ones stand. */
export type Unplaced = { written: string; why: UaiRefusal; rows: number; lines: number[] }

/** A list of several establishments: what was recognised of it, and the rows of each. */
export type GroupedList = Omit<PronoteList, 'rows' | 'separator'> & {
  separator: Separator
  rows: number
  establishments: ReadonlyMap<Uai, KeptRows>
  unplaced: Unplaced[]
}

export type GroupReader = {
  /** False once the list is known to be refused: what follows need not come. */
  push: (bytes: Uint8Array) => boolean
  end: () => Result<GroupedList, GroupRefusal>
}

/**
 * Reads a list that has a UAI column as its bytes arrive, and keeps its rows by establishment, in any order of the file.
 * Memory holds the file once, whatever its number of rows.
 */
export function createGroupReader(): GroupReader {
  const decoder = createStreamDecoder()
  const rows = createGroupedRows()

  return {
    push: (bytes) => {
      const decoded = rows.refusal() === null ? decoder.push(bytes) : null
      if (decoded?.ok) rows.take(decoded.value, false)
      else if (decoded) rows.giveUp(decoded.refusal)
      return rows.refusal() === null
    },
    end: () => {
      const decoded = decoder.end()
      if (decoded.ok) rows.take(decoded.value.text, true)
      else rows.giveUp(decoded.refusal)
      const refusal = rows.refusal()
      return refusal === null && decoded.ok ? rows.end(decoded.value.encoding) : refuse(refusal ?? { reason: 'empty' })
    },
  }
}

type Head = Pick<PronoteList, 'columns' | 'profile' | 'unclear'> & {
  separator: Separator
  firstLine: number
  uaiAt: number
}

/** The text as it comes, its head, then its rows, until there is a reason to refuse it. */
function createGroupedRows() {
  const sorted = sortByEstablishment()
  let refusal: GroupRefusal | null = null
  let head: Head | null = null
  let text = ''
  let line = 1

  function findHead(isWhole: boolean): Head | null {
    if (text.length < SAMPLE_LENGTH && !isWhole) return null
    const found = readHead(text, isWhole)
    if (!found.ok) refusal = found.refusal
    if (!found.ok) return null
    text = text.slice(startOfLine(text, found.value.firstLine))
    line = found.value.firstLine
    return found.value
  }

  function takeRows({ separator, columns, uaiAt }: Head, isLast: boolean): GroupRefusal | null {
    let taken = 0
    for (const row of splitEveryRow(text, separator, { line, maxCells: columns.length })) {
      // The last row of what has come may go on in what follows; its line break too.
      if (row.end >= text.length && !isLast) break
      if (row.unclosed) return { reason: 'unclosed_quote', line: row.line }
      if (!isBlank(row)) sorted.add(row, text.slice(taken, row.end), uaiAt)
      taken = row.end
      line = row.endLine + 1
    }
    text = text.slice(taken)
    return text.length > SAMPLE_LENGTH ? { reason: 'unclosed_quote', line } : sorted.refusal()
  }

  return {
    refusal: () => refusal,
    giveUp: (why: GroupRefusal) => void (refusal ??= why),
    take: (more: string, isLast: boolean) => {
      if (refusal) return
      text += more
      head ??= findHead(isLast)
      if (head) refusal = takeRows(head, isLast)
    },
    end: (encoding: Encoding): Result<GroupedList, GroupRefusal> => {
      if (!head) return refuse({ reason: 'empty' })
      const { firstLine: _line, uaiAt: _column, ...understood } = head
      return accept({ encoding, ...understood, ...sorted.result() })
    },
  }
}

/** What the beginning of the list tells; the last row of it may be cut. */
function readHead(text: string, isWhole: boolean): Result<Head, GroupRefusal> {
  const cut = isWhole ? text.length : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  let list = readPastedList(text.slice(0, cut))
  if (!list.ok && list.refusal.reason === 'unclosed_quote' && !isWhole) {
    const { line } = list.refusal
    list = readPastedList(text.slice(0, startOfLine(text, line)))
    // Not even one row ends within the sample: a quote swallows them.
    if (!list.ok && list.refusal.reason === 'no_rows') return refuse({ reason: 'unclosed_quote', line })
  }
  if (!list.ok) return list
  const { columns, rows, separator, profile, unclear } = list.value
  if (separator === null) return refuse({ reason: 'markup' })
  const uaiAt = columns.findIndex(({ field }) => field === 'uai')
  if (uaiAt === -1) return refuse({ reason: 'no_uai_column', columns: columns.map(({ header }) => header) })
  const firstLine = rows[0]?.line ?? 1
  return accept({ separator, columns, profile, firstLine, uaiAt, ...(unclear && { unclear }) })
}

function startOfLine(text: string, line: number): number {
  const breaks = /\r\n|\n|\r/g
  for (let passed = 1; passed < line; passed += 1) breaks.exec(text)
  return line > 1 ? breaks.lastIndex : 0
}

function sortByEstablishment() {
  const keepers = new Map<Uai, RowKeeper>()
  const placed = new Map<string, RowKeeper | Unplaced>()
  const unplaced: Unplaced[] = []
  let rows = 0

  function placeOf(written: string): RowKeeper | Unplaced {
    const known = placed.get(written)
    if (known) return known
    const uai = parseUai(written)
    const place = uai.ok ? (keepers.get(uai.value) ?? createRowKeeper()) : unplacedAt(written, uai.refusal)
    if (uai.ok) keepers.set(uai.value, place as RowKeeper)
    placed.set(written, place)
    return place
  }

  /** A column taken for the UAI by mistake may hold names: what is not written nearly like one is not repeated. */
  function unplacedAt(written: string, why: UaiRefusal): Unplaced {
    const shown = NEARLY_UAI.test(written.trim()) ? written.trim() : ''
    const known = unplaced.find((one) => one.written === shown)
    if (known) return known
    const place = { written: shown, why, rows: 0, lines: [] }
    unplaced.push(place)
    return place
  }

  return {
    add: (row: SplitRow, text: string, uaiAt: number) => {
      rows += 1
      const place = placeOf(row.cells[uaiAt] ?? '')
      if ('keep' in place) return place.keep(text, row.line)
      place.rows += 1
      if (place.lines.length < LINES_NAMED) place.lines.push(row.line)
    },
    refusal: (): GroupRefusal | null =>
      placed.size > MAX_GROUP_ESTABLISHMENTS
        ? { reason: 'too_many_establishments', max: MAX_GROUP_ESTABLISHMENTS }
        : null,
    result: () => ({ rows, establishments: keepers as ReadonlyMap<Uai, KeptRows>, unplaced }),
  }
}
