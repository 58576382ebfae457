import { createStreamDecoder } from '@/domain/lists/decode-stream'
import type { Encoding } from '@/domain/lists/decode-text'
import type { Separator } from '@/domain/lists/detect-separator'
import { groupTable } from '@/domain/lists/group-table'
import {
  findUaiColumn,
  sortByEstablishment,
  type GroupedList,
  type GroupReader,
  type GroupRefusal,
} from '@/domain/lists/grouped-list'
import { createTextRowKeeper } from '@/domain/lists/kept-rows'
import { MAX_LIST_BYTES, type PronoteList } from '@/domain/lists/pronote-list'
import { readPastedList } from '@/domain/lists/read-list'
import { readXmlTable } from '@/domain/lists/read-xml-table'
import { NO_KNOWN_COLUMNS } from '@/domain/lists/recognise-columns'
import { recogniseMarkup } from '@/domain/lists/recognise-markup'
import { isBlank, splitEveryRow } from '@/domain/lists/split-rows'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

/** UTF-16 code units: the header stands within as many, and no row is longer. */
const SAMPLE_LENGTH = 64 * 1024

/**
 * Reads a list in text that has a UAI column as its bytes arrive, and keeps its rows by establishment, in any order of
 * the file. Memory holds the file once, whatever its number of rows. The XML form is read whole, within the bounds of
 * any list.
 */
export function createGroupTextReader(): GroupReader {
  const decoder = createStreamDecoder()
  const rows = createGroupedRows()

  return {
    push: (bytes) => {
      const decoded = rows.refusal() === null ? decoder.push(bytes) : null
      if (decoded?.ok) rows.take(decoded.value, false)
      else if (decoded) rows.giveUp(decoded.refusal)
      return rows.refusal() === null
    },
    *end() {
      const decoded = decoder.end()
      if (decoded.ok) rows.take(decoded.value.text, true)
      else rows.giveUp(decoded.refusal)
      const refusal = rows.refusal()
      return refusal === null && decoded.ok
        ? yield* rows.end(decoded.value.encoding)
        : refuse(refusal ?? { reason: 'empty' })
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
  let refusal: GroupRefusal | null = null
  let form: { head: Head; sorted: ReturnType<typeof sorterOf> } | 'xml' | null = null
  let text = ''
  let line = 1

  function findForm(isWhole: boolean): typeof form {
    if (text.length < SAMPLE_LENGTH && !isWhole) return null
    const markup = recogniseMarkup(text)
    if (markup === 'table') return 'xml'
    if (markup === 'encrypted_export') {
      refusal = { reason: markup }
      return null
    }
    const found = readHead(text, isWhole)
    if (!found.ok) refusal = found.refusal
    if (!found.ok) return null
    text = text.slice(startOfLine(text, found.value.firstLine))
    line = found.value.firstLine
    return { head: found.value, sorted: sorterOf(found.value) }
  }

  function takeRows(sorted: ReturnType<typeof sorterOf>, { separator, columns, uaiAt }: Head, isLast: boolean) {
    let taken = 0
    for (const row of splitEveryRow(text, separator, { line, maxCells: columns.length })) {
      // The last row of what has come may go on in what follows; its line break too.
      if (row.end >= text.length && !isLast) break
      if (row.unclosed) return { reason: 'unclosed_quote', line: row.line } as const
      if (!isBlank(row)) sorted.keeperFor(row.cells[uaiAt] ?? '', row.line)?.keep(text.slice(taken, row.end), row.line)
      taken = row.end
      line = row.endLine + 1
    }
    text = text.slice(taken)
    return text.length > SAMPLE_LENGTH ? ({ reason: 'unclosed_quote', line } as const) : sorted.refusal()
  }

  return {
    refusal: () => refusal,
    giveUp: (why: GroupRefusal) => void (refusal ??= why),
    take: (more: string, isLast: boolean) => {
      if (refusal) return
      text += more
      form ??= findForm(isLast)
      if (form === 'xml') refusal = refuseLength(text)
      else if (form) refusal = takeRows(form.sorted, form.head, isLast)
    },
    *end(encoding: Encoding): Slices<Result<GroupedList, GroupRefusal>> {
      if (form === null) return refuse({ reason: 'empty' })
      if (form === 'xml') return yield* groupXml(text, encoding)
      const { firstLine: _line, uaiAt: _column, ...understood } = form.head
      return accept({ encoding, ...understood, ...form.sorted.result() })
    },
  }
}

function sorterOf({ separator, columns }: Head) {
  return sortByEstablishment(() => createTextRowKeeper(separator, columns.length))
}

function refuseLength(text: string): GroupRefusal | null {
  return text.length > MAX_LIST_BYTES ? { reason: 'too_large', maxBytes: MAX_LIST_BYTES } : null
}

function* groupXml(text: string, encoding: Encoding): Slices<Result<GroupedList, GroupRefusal>> {
  const list = yield* readXmlTable(text, encoding, { fileName: null, known: NO_KNOWN_COLUMNS })
  return list.ok ? groupTable(list.value) : list
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
  const uaiAt = findUaiColumn(columns)
  if (!uaiAt.ok) return uaiAt
  const firstLine = rows[0]?.line ?? 1
  return accept({ separator, columns, profile, firstLine, uaiAt: uaiAt.value, ...(unclear && { unclear }) })
}

function startOfLine(text: string, line: number): number {
  const breaks = /\r\n|\n|\r/g
  for (let passed = 1; passed < line; passed += 1) breaks.exec(text)
  return line > 1 ? breaks.lastIndex : 0
}
