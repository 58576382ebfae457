import { cleanValue, showValue } from '@/domain/import/clean-value'
import type { ListRow, PronoteList } from '@/domain/lists/pronote-list'
import type { Column, Field } from '@/domain/lists/recognise-columns'

/** Fields whose cells can be typed again: those that an import keeps. */
export const CORRECTABLE_FIELDS = [
  'pronoteId',
  'casId',
  'lastName',
  'firstName',
  'className',
] as const satisfies readonly Field[]
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number]

/** Beyond, it is the file that is to be made again. */
export const MAX_CORRECTIONS = 2_000
/** UTF-16 code units of one typed value. */
export const MAX_TYPED_LENGTH = 200

export type CellCorrection = { line: number; field: CorrectableField; value: string }

/** What somebody typed in place of cells of a list, and the lines left out by hand. The list itself is never changed. */
export type Corrections = { cells: CellCorrection[]; leftOut: number[] }

export const NO_CORRECTIONS: Corrections = { cells: [], leftOut: [] }

/** A correction as it is shown: under which title, what the file says, what was typed. */
export type ShownCorrection = CellCorrection & { column: string; was: string }

/** The list as corrected: typed values stand in their cells. Lines left out are `readRows`'s to leave. */
export function applyCorrections(list: PronoteList, { cells }: Corrections): PronoteList {
  if (cells.length === 0) return list
  const byLine = new Map<number, CellCorrection[]>()
  for (const cell of cells) byLine.set(cell.line, [...(byLine.get(cell.line) ?? []), cell])
  const indexes = fieldIndexes(list.columns)
  return {
    ...list,
    rows: list.rows.map((row) => {
      const typed = byLine.get(row.line)
      return typed ? correctRow(row, typed, indexes) : row
    }),
  }
}

function correctRow(row: ListRow, typed: CellCorrection[], indexes: ReadonlyMap<Field, number>): ListRow {
  const cells = [...row.cells]
  for (const { field, value } of typed) {
    const at = indexes.get(field)
    if (at === undefined) continue
    while (cells.length <= at) cells.push('')
    cells[at] = value
  }
  return { ...row, cells }
}

/** Of the cells that a form sends, those that differ from what it showed: every finding has its field, few are typed in. */
export function changedCells(
  list: PronoteList,
  former: Corrections,
  sent: readonly CellCorrection[],
): CellCorrection[] {
  const lines = new Set(sent.map(({ line }) => line))
  const rows = new Map<number, ListRow>()
  for (const row of applyCorrections(list, former).rows) if (lines.has(row.line)) rows.set(row.line, row)
  const indexes = fieldIndexes(list.columns)
  return sent.filter(({ line, field, value }) => {
    const at = indexes.get(field)
    const row = rows.get(line)
    return row !== undefined && at !== undefined && !isAsShown(field, row.cells[at] ?? '', value)
  })
}

/** A finding shows a cell as it is, or as it was understood. */
function isAsShown(field: CorrectableField, cell: string, value: string): boolean {
  const shown = field === 'pronoteId' ? comparable : (text: string) => text.trim()
  return [showValue(cell), cleanValue(cell).value].some((one) => shown(one) === shown(value))
}

function comparable(identifier: string): string {
  return identifier.replace(/\s+/g, '').toUpperCase()
}

/** Corrections typed later replace those of the same cell; of a line, taken back in or left out, the last word counts. */
export function mergeCorrections(
  former: Corrections,
  typed: { cells: CellCorrection[]; leaveOut: number[]; withdraw: number[] },
): Corrections {
  const cells = new Map(former.cells.map((cell) => [keyOf(cell), cell]))
  for (const cell of typed.cells) cells.set(keyOf(cell), cell)
  const withdrawn = new Set(typed.withdraw)
  const leftOut = new Set([...former.leftOut, ...typed.leaveOut])
  const stays = (line: number) => !withdrawn.has(line)
  return {
    cells: [...cells.values()].filter(({ line }) => stays(line)).sort((a, b) => a.line - b.line),
    leftOut: [...leftOut].filter(stays).sort((a, b) => a - b),
  }
}

export function showCorrections(list: PronoteList, { cells }: Corrections): ShownCorrection[] {
  if (cells.length === 0) return []
  const rows = new Map(list.rows.map((row) => [row.line, row]))
  const indexes = fieldIndexes(list.columns)
  return cells.map((cell) => {
    const at = indexes.get(cell.field) ?? -1
    const was = showValue(rows.get(cell.line)?.cells[at] ?? '')
    return { ...cell, column: list.columns[at]?.header ?? '', was }
  })
}

/** The field of a finding's cell, when its value can be typed again; findings name their column by its title. */
export function correctableField(finding: { column: string }, columns: readonly Column[]): CorrectableField | null {
  const column = columns.find(({ header, field }) => header === finding.column && field !== null)
  return CORRECTABLE_FIELDS.find((field) => field === column?.field) ?? null
}

function keyOf({ line, field }: CellCorrection): string {
  return `${line} ${field}`
}

function fieldIndexes(columns: readonly Column[]): ReadonlyMap<Field, number> {
  const indexes = new Map<Field, number>()
  columns.forEach(({ field }, at) => {
    if (field !== null && !indexes.has(field)) indexes.set(field, at)
  })
  return indexes
}
