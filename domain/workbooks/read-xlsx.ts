import { attributeOf } from '@/domain/containers/read-xml'
import { frenchDay, numberInCell, PLAIN, type CellFormat } from '@/domain/workbooks/cell-format'
import { readPart, type Workbook, type WorkbookRefusal } from '@/domain/workbooks/open-workbook'
import { writeSheet, type Sheet, type SheetRefusal } from '@/domain/workbooks/sheet'
import { readXlsxParts, type XlsxParts } from '@/domain/workbooks/xlsx-parts'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

const LAST_LINE = 1_048_576

type OpenedXlsx = { isHidden: boolean; read: () => Slices<Result<Sheet, WorkbookRefusal>> }[]

/** The sheets of an XLSX workbook, in their order, each read when it is asked for. */
export function* openXlsx(workbook: Workbook): Slices<Result<OpenedXlsx, WorkbookRefusal>> {
  const parts = yield* readXlsxParts(workbook)
  if (!parts.ok) return parts
  return accept(
    parts.value.sheets.map((sheet) => ({
      isHidden: sheet.isHidden,
      read: () => readSheet(workbook, parts.value, sheet),
    })),
  )
}

type Cell = { column: number; type: string; format: CellFormat; value: string }

function* readSheet(
  workbook: Workbook,
  { strings, formats, epoch }: XlsxParts,
  { name, part }: { name: string; part: string },
): Slices<Result<Sheet, WorkbookRefusal>> {
  const sheet = writeSheet(workbook.room)
  let line = 0
  let column = -1
  let cell: Cell | null = null
  let isValue = false
  let isReading = false
  const found: { refusal: SheetRefusal | { reason: 'damaged_workbook' } | null } = { refusal: null }

  const read = yield* readPart(workbook, part, {
    open: (element, attributes) => {
      if (element === 'row') {
        line = lineOf(attributeOf(attributes, 'r'), line)
        column = -1
      } else if (element === 'c') {
        column = columnOf(attributeOf(attributes, 'r')) ?? column + 1
        const format = formats[Number(attributeOf(attributes, 's') ?? 0)] ?? PLAIN
        cell = { column, type: attributeOf(attributes, 't') ?? 'n', format, value: '' }
      } else if (element === 'v' || element === 't') {
        isValue = cell !== null && !isReading
      } else if (element === 'rPh') {
        isReading = true
      }
      return 'more'
    },
    text: (text) => {
      if (isValue && cell) cell.value += text
    },
    close: (element) => {
      if (element === 'v' || element === 't') isValue = false
      if (element === 'rPh') isReading = false
      if (element === 'c' && cell) {
        const shown = shownIn(cell, strings, epoch)
        if (shown === null) found.refusal = { reason: 'damaged_workbook' }
        else sheet.cell(cell.column, shown)
        cell = null
      }
      if (element === 'row') found.refusal ??= sheet.endRow(line)
      return found.refusal || element === 'sheetData' ? 'enough' : 'more'
    },
  })
  if (found.refusal) return refuse(found.refusal)
  return read.ok ? accept({ name, rows: sheet.rows }) : read
}

/** What a cell shows; null when it points at a shared text that does not exist. Formulas show their last result. */
function shownIn({ type, value, format }: Cell, strings: readonly string[], epoch: 1900 | 1904): string | null {
  switch (type) {
    case 's':
      return value.trim() === '' ? '' : (strings[Number(value)] ?? null)
    case 'b':
      return value === '1' ? 'VRAI' : 'FAUX'
    case 'd':
      return frenchDay(value)
    case 'n':
      return numberInCell(value, format, epoch)
    default:
      return value
  }
}

/** A row may be told without its number, never goes back, and there are no more of them than Excel has. */
function lineOf(told: string | undefined, before: number): number {
  const line = Number(told)
  return Number.isInteger(line) && line > before && line <= LAST_LINE ? line : before + 1
}

/** `columnOf('AB12')` is 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
