import { findHeader } from '@/domain/lists/find-header'
import { layOutTable, type TableSource } from '@/domain/lists/lay-out-table'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { NONE_OUTSIDE, withOutside } from '@/domain/lists/outside-rows'
import { MAX_CELLS, MAX_COLUMNS, MAX_TABLE_CHARACTERS, type PronoteList } from '@/domain/lists/pronote-list'
import { withoutTrailingBlanks } from '@/domain/lists/read-text-table'
import { openWorkbook, type WorkbookKind } from '@/domain/workbooks/open-workbook'
import { readOds } from '@/domain/workbooks/read-ods'
import { openXlsx } from '@/domain/workbooks/read-xlsx'
import type { Sheet } from '@/domain/workbooks/sheet'
import type { ZipEntry } from '@/domain/containers/zip-directory'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'
import { cutWhole } from '@/lib/cut-whole'

/** Excel allows 31 characters. */
const LONGEST_SHEET_NAME = 80

type Read = Result<PronoteList, ListRefusal>

/**
 * The list of a workbook: that of the only sheet that holds people, whose columns may be for somebody to match; what the
 * first sheet that holds anything is refused for when none does. Refused when several do: what stands on the others
 * would be lost.
 */
export function* readWorkbookList(
  entries: readonly ZipEntry[],
  kind: Exclude<WorkbookKind, 'other'>,
  source: TableSource,
): Slices<Read> {
  const sheets = yield* openSheets(entries, kind)
  if (!sheets.ok) return sheets
  const lists: { read: Read; name: string; rows: number }[] = []
  let first: Read | null = null
  for (const { isHidden, read: open } of sheets.value) {
    // What nobody sees is looked at only where nothing else holds a list.
    if (isHidden && lists.length > 0) break
    const sheet = yield* open()
    if (!sheet.ok) return sheet
    const { name, rows } = sheet.value
    if (rows.length === 0) continue
    const read = readSheet(sheet.value, kind, source)
    first ??= read
    if (read.ok) lists.push({ read, name: cutWhole(name, LONGEST_SHEET_NAME), rows: read.value.rows.length })
    // People without the titles of their columns, as on a sheet that goes on with the one before.
    else if (read.refusal.reason === 'no_header') {
      lists.push({ read, name: cutWhole(name, LONGEST_SHEET_NAME), rows: rows.length })
    }
  }
  const [only] = lists
  if (lists.length > 1) {
    return refuse({ reason: 'several_sheets', sheets: lists.map(({ name, rows }) => ({ name, rows })) })
  }
  return only?.read ?? first ?? refuse({ reason: 'empty' })
}

type OpenSheet = { isHidden: boolean; read: () => Slices<Result<Sheet, ListRefusal>> }

function* openSheets(
  entries: readonly ZipEntry[],
  kind: Exclude<WorkbookKind, 'other'>,
): Slices<Result<OpenSheet[], ListRefusal>> {
  const workbook = openWorkbook(entries)
  if (kind === 'xlsx') return yield* openXlsx(workbook)
  const ods = yield* readOds(workbook)
  if (!ods.ok) return ods
  return accept(ods.value.map((sheet) => ({ isHidden: false, read: () => readAlready(sheet) })))
}

function* readAlready(sheet: Sheet): Slices<Result<Sheet, ListRefusal>> {
  yield sheet.rows.length
  return accept(sheet)
}

function readSheet({ name, rows }: Sheet, format: 'xlsx' | 'ods', source: TableSource): Read {
  const at = findHeader(
    rows.map((row) => row.cells),
    source.known,
  )
  const header = rows[at]
  if (!header) return refuse({ reason: 'empty' })
  if (header.extra !== null) return refuse({ reason: 'too_many_columns', found: MAX_COLUMNS + 1, max: MAX_COLUMNS })
  const headers = withoutTrailingBlanks(header.cells)
  if ((rows.length - at) * headers.length > MAX_CELLS) {
    return refuse({ reason: 'table_too_large', maxCharacters: MAX_TABLE_CHARACTERS })
  }
  const titles = rows.slice(0, at).map((row) => row.line)
  const outside = withOutside(NONE_OUTSIDE, 'title', titles)
  const fitted = rows.slice(at + 1).map((row) => ({
    ...row,
    cells: row.cells.slice(0, headers.length),
    extra: row.cells.slice(headers.length).find((cell) => cell.trim() !== '') ?? row.extra,
  }))
  return layOutTable(
    {
      format,
      sheet: cutWhole(name, LONGEST_SHEET_NAME),
      encoding: null,
      separator: null,
      headers,
      rows: fitted,
      outside,
    },
    source,
  )
}
