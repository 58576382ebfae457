import { attributeOf } from '@/domain/containers/read-xml'
import { cellFormat, type CellFormat } from '@/domain/workbooks/cell-format'
import { readPart, type Workbook, type WorkbookRefusal } from '@/domain/workbooks/open-workbook'
import { KEPT_CELL_LENGTH } from '@/domain/lists/pronote-list'
import { cutWhole } from '@/lib/cut-whole'
import { accept, refuse, type Result } from '@/lib/result'
import type { Slices } from '@/lib/slices'

export type XlsxParts = {
  sheets: { name: string; part: string; isHidden: boolean }[]
  /** The texts that cells point at by their number. */
  strings: string[]
  /** By the number of a cell's style. */
  formats: CellFormat[]
  epoch: 1900 | 1904
}

const MAX_SHEETS = 50

/** What the sheets of an XLSX workbook need to be read: names and places, hidden ones last, texts, formats, calendar. */
export function* readXlsxParts(workbook: Workbook): Slices<Result<XlsxParts, WorkbookRefusal>> {
  const places = new Map<string, string>()
  const told: { name: string; id: string; isHidden: boolean }[] = []
  let epoch: XlsxParts['epoch'] = 1900
  const relations = yield* readPart(workbook, 'xl/_rels/workbook.xml.rels', {
    open: (element, attributes) => {
      const [id, target] = [attributeOf(attributes, 'Id'), attributeOf(attributes, 'Target')]
      if (element === 'Relationship' && id && target) places.set(id, partOf(target))
      return 'more'
    },
  })
  if (!relations.ok) return relations
  const book = yield* readPart(workbook, 'xl/workbook.xml', {
    open: (element, attributes) => {
      if (element === 'workbookPr' && /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')) epoch = 1904
      if (element === 'sheet' && told.length < MAX_SHEETS) {
        const isHidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible'
        told.push({ name: attributes.name ?? '', id: relationOf(attributes), isHidden })
      }
      return 'more'
    },
  })
  if (!book.ok) return book
  const inOrder = [...told.filter((sheet) => !sheet.isHidden), ...told.filter((sheet) => sheet.isHidden)]
  const sheets = inOrder.flatMap(({ name, id, isHidden }) => {
    const part = places.get(id)
    return part !== undefined && workbook.parts.has(part) ? [{ name, part, isHidden }] : []
  })
  if (sheets.length === 0) return refuse({ reason: 'damaged_workbook' })

  const strings = yield* readStrings(workbook)
  if (!strings.ok) return strings
  const formats = yield* readFormats(workbook)
  if (!formats.ok) return formats
  return accept({ sheets, strings: strings.value, formats: formats.value, epoch })
}

/** `r:id` in most workbooks, under other prefixes in some. */
function relationOf(attributes: Record<string, string>): string {
  const name = Object.keys(attributes).find((key) => /:id$/.test(key))
  return (name !== undefined && attributes[name]) || ''
}

/** Targets are written from `xl/`, or from the root with a slash. */
function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
}

function* readStrings(workbook: Workbook): Slices<Result<string[], WorkbookRefusal>> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isReading = false
  const read = yield* readPart(workbook, 'xl/sharedStrings.xml', {
    open: (element) => {
      if (element === 'si') text = ''
      // How a Japanese name is pronounced is told beside it, in elements of the same name.
      if (element === 'rPh') isReading = true
      isText = element === 't' && !isReading
      return 'more'
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (element) => {
      isText = false
      if (element === 'rPh') isReading = false
      if (element === 'si') strings.push(cutWhole(text, KEPT_CELL_LENGTH))
      return 'more'
    },
  })
  return read.ok ? accept(strings) : read
}

function* readFormats(workbook: Workbook): Slices<Result<CellFormat[], WorkbookRefusal>> {
  const codes = new Map<number, string>()
  const known = new Map<number, CellFormat>()
  const formats: CellFormat[] = []
  let isCell = false
  const read = yield* readPart(workbook, 'xl/styles.xml', {
    open: (element, attributes) => {
      if (element === 'numFmt') {
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      }
      if (element === 'cellXfs') isCell = true
      if (element === 'xf' && isCell) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
        const format = known.get(id) ?? cellFormat(id, codes.get(id))
        known.set(id, format)
        formats.push(format)
      }
      return 'more'
    },
    close: (element) => {
      if (element === 'cellXfs') isCell = false
      return 'more'
    },
  })
  return read.ok ? accept(formats) : read
}
