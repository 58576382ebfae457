import { attributeOf } from '@/domain/containers/read-xml'
import { frenchDay, numberInCell, PLAIN } from '@/domain/workbooks/cell-format'
import { KEPT_CELL_LENGTH } from '@/domain/lists/pronote-list'
import { readPart, type Workbook, type WorkbookRefusal } from '@/domain/workbooks/open-workbook'
import { writeSheet, type Sheet, type SheetRefusal } from '@/domain/workbooks/sheet'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

const MAX_SHEETS = 50
/** Of LibreOffice. */
const LAST_LINE = 1_048_576
/** Elements within a cell that are not what it shows. */
const ASIDE = new Set(['annotation', 'tracked-changes', 'shapes', 'forms'])

type Cell = { type: string; value: string; date: string; repeated: number; paragraphs: string[]; room: number }

/** The sheets of an OpenDocument workbook, in their order. They stand in one part: all of them are read at once. */
export function* readOds(workbook: Workbook): Slices<Result<Sheet[], WorkbookRefusal>> {
  if (yield* isLocked(workbook)) return refuse({ reason: 'locked_archive' })
  const sheets: Sheet[] = []
  let sheet = writeSheet(workbook.room)
  let name = ''
  let line = 0
  let times = 1
  let column = 0
  let cell: Cell | null = null
  let aside = 0
  let paragraph = 0
  // A table within a cell is no sheet.
  let nested = 0
  const found: { refusal: SheetRefusal | null } = { refusal: null }

  const write = (text: string) => {
    if (!cell || paragraph === 0 || aside > 0 || nested > 0) return
    const kept = text.slice(0, Math.max(0, cell.room))
    cell.room -= text.length
    cell.paragraphs.push((cell.paragraphs.pop() ?? '') + kept)
  }
  const read = yield* readPart(workbook, 'content.xml', {
    open: (element, attributes) => {
      if (element === 'table' && cell) nested += 1
      if (nested > 0) return 'more'
      if (ASIDE.has(element)) aside += 1
      switch (element) {
        case 'table':
          sheet = writeSheet(workbook.room)
          name = attributeOf(attributes, 'name') ?? ''
          line = 0
          break
        case 'table-row':
          column = 0
          times = repeatedIn(attributes, 'number-rows-repeated')
          break
        case 'table-cell':
        case 'covered-table-cell':
          cell = {
            type: attributeOf(attributes, 'value-type') ?? '',
            value: attributeOf(attributes, 'value') ?? attributeOf(attributes, 'string-value') ?? '',
            date: attributeOf(attributes, 'date-value') ?? '',
            repeated: repeatedIn(attributes, 'number-columns-repeated'),
            paragraphs: [],
            room: KEPT_CELL_LENGTH + 1,
          }
          break
        case 'p':
          paragraph += 1
          if (paragraph === 1 && aside === 0) cell?.paragraphs.push('')
          break
        case 's':
          write(' '.repeat(Math.min(repeatedIn(attributes, 'c'), 1_000)))
          break
        case 'tab':
          write('\t')
          break
        case 'line-break':
          write('\n')
          break
      }
      return 'more'
    },
    text: write,
    close: (element) => {
      if (nested > 0) {
        if (element === 'table') nested -= 1
        return 'more'
      }
      if (ASIDE.has(element)) aside -= 1
      if (element === 'p') paragraph -= 1
      if (cell && (element === 'table-cell' || element === 'covered-table-cell')) {
        const shown = shownIn(cell)
        // A blank run fills the rest of the sheet; one that shows something is written where we still look.
        const copies = shown === '' ? 0 : Math.min(cell.repeated, 1_000)
        for (let copy = 0; copy < copies; copy += 1) sheet.cell(column + copy, shown)
        column += cell.repeated
        cell = null
      }
      if (element === 'table-row') {
        found.refusal = sheet.endRow(line + 1, times)
        line = Math.min(line + times, LAST_LINE)
      }
      if (element === 'table') sheets.push({ name, rows: sheet.rows })
      return found.refusal || sheets.length === MAX_SHEETS ? 'enough' : 'more'
    },
  })
  if (found.refusal) return refuse(found.refusal)
  return read.ok ? accept(sheets) : read
}

/** What the cell shows, but for numbers written with an exponent or groups of digits, and days. */
function shownIn({ type, value, date, paragraphs }: Cell): string {
  const shown = paragraphs.join('\n')
  switch (type) {
    case 'date':
      return date === '' ? shown : frenchDay(date)
    case 'float':
      return /^\d+$/.test(shown) || value === '' ? shown : numberInCell(value, PLAIN)
    default:
      return shown === '' ? value : shown
  }
}

function repeatedIn(attributes: Record<string, string>, local: string): number {
  const times = Number(attributeOf(attributes, local) ?? 1)
  return Number.isInteger(times) && times > 0 ? Math.min(times, 10_000_000) : 1
}

/** With a password, the parts are encrypted and only the manifest tells so. */
function* isLocked(workbook: Workbook): Slices<boolean> {
  let found = false
  yield* readPart(workbook, 'META-INF/manifest.xml', {
    open: (element) => {
      found ||= element === 'encryption-data'
      return found ? 'enough' : 'more'
    },
  })
  return found
}
