import { strToU8, zipSync, type Zippable } from 'fflate'

/** What a cell holds: a text, a number with a format, or XML of one's own. */
export type WorkbookCell = string | { number: string; format?: string } | { xml: string }
export type WorkbookSheet = { name: string; rows: WorkbookCell[][] }

const XMLNS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The parts of an XLSX workbook as Excel writes them, texts shared, to be changed before they are zipped. */
export function xlsxParts(sheets: WorkbookSheet[]): Record<string, string> {
  const strings: string[] = []
  const formats: string[] = []
  const cell = (value: WorkbookCell, row: number, column: number) => {
    const r = `${letters(column)}${row + 1}`
    if (typeof value !== 'string') {
      if ('xml' in value) return value.xml
      const style = value.format === undefined ? 0 : index(formats, value.format) + 1
      return `<c r="${r}" s="${style}"><v>${value.number}</v></c>`
    }
    return value === '' ? '' : `<c r="${r}" t="s"><v>${index(strings, value)}</v></c>`
  }
  const sheetXml = ({ rows }: WorkbookSheet) =>
    `<worksheet ${XMLNS}><sheetData>${rows
      .map((cells, row) => `<row r="${row + 1}">${cells.map((one, column) => cell(one, row, column)).join('')}</row>`)
      .join('')}</sheetData></worksheet>`
  const bodies = sheets.map(sheetXml)
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${XMLNS} ${R}><sheets>${sheets
      .map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${sheets
      .map((_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${XMLNS}>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${XMLNS}><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(bodies.map((body, at) => [`xl/worksheets/sheet${at + 1}.xml`, body])),
  }
}

export function xlsx(sheets: WorkbookSheet[]): Uint8Array {
  return zipped(xlsxParts(sheets))
}

const OPEN_DOCUMENT =
  'xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" xmlns:calcext="urn:c" office:version="1.3"'

export function odsParts(sheets: WorkbookSheet[]): Record<string, string> {
  const cell = (value: WorkbookCell) => {
    if (typeof value === 'string') {
      return value === ''
        ? '<table:table-cell/>'
        : `<table:table-cell office:value-type="string"><text:p>${escaped(value)}</text:p></table:table-cell>`
    }
    if ('xml' in value) return value.xml
    return `<table:table-cell office:value-type="float" office:value="${value.number}"><text:p>${value.number}</text:p></table:table-cell>`
  }
  const table = ({ name, rows }: WorkbookSheet) =>
    `<table:table table:name="${escaped(name)}">${rows
      .map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`)
      .join(
        '',
      )}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${OPEN_DOCUMENT}><office:body><office:spreadsheet>${sheets
      .map(table)
      .join('')}</office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': '<manifest/>',
  }
}

export function ods(sheets: WorkbookSheet[]): Uint8Array {
  return zipped(odsParts(sheets))
}

/** An archive of these files, deflated. */
export function zipped(files: Record<string, string | Uint8Array>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(entries) as Zippable)
}

/** The rows of separated text, for making the same list in another form. */
export function rowsOf(text: string, separator: string): string[][] {
  return text
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .map((line) => line.split(separator))
}

function index(list: string[], value: string): number {
  const at = list.indexOf(value)
  return at === -1 ? list.push(value) - 1 : at
}

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
