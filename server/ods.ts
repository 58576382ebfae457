import 'server-only'
import { strToU8, zipSync } from 'fflate'
import { columnWidths, withoutControls, type Table, type TableCell } from '@/lib/table-format'

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet'
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const NAMESPACES = ['office', 'style', 'text', 'table', 'fo']
  .map((name) => {
    const path = name === 'fo' ? 'xsl-fo-compatible' : name
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${path}:1.0"`
  })
  .join(' ')
const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
/** About the width of a digit. */
const CM_OF_A_CHARACTER = 0.2

/**
 * A workbook of one sheet for LibreOffice (OpenDocument 1.3, part 3: office:spreadsheet). Texts are cells of text:
 * whatever they begin with, they are no formula.
 */
export function toOds(table: Table): Uint8Array<ArrayBuffer> {
  const content = `${XML}<office:document-content ${NAMESPACES} office:version="1.3"><office:automatic-styles>${stylesOf(table)}</office:automatic-styles><office:body><office:spreadsheet>${sheetOf(table)}</office:spreadsheet></office:body></office:document-content>`
  return zipSync({
    // First and not compressed: by it the file is recognised.
    mimetype: [strToU8(TYPE), { level: 0 }],
    'META-INF/manifest.xml': strToU8(MANIFEST),
    'content.xml': strToU8(content),
  })
}

function stylesOf(table: Table): string {
  const columns = columnWidths(table).map(
    (width, index) =>
      `<style:style style:name="c${index}" style:family="table-column"><style:table-column-properties style:column-width="${(width * CM_OF_A_CHARACTER).toFixed(2)}cm"/></style:style>`,
  )
  return `${columns.join('')}<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>`
}

function sheetOf({ sheet, header, rows }: Table): string {
  const columns = header.map((_, index) => `<table:table-column table:style-name="c${index}"/>`).join('')
  const head = header.map((title) => cellOf(title, ' table:style-name="head"')).join('')
  const body = rows.map((row) => `<table:table-row>${row.map((cell) => cellOf(cell)).join('')}</table:table-row>`)
  return `<table:table table:name="${escaped(sheet)}">${columns}<table:table-header-rows><table:table-row>${head}</table:table-row></table:table-header-rows>${body.join('')}</table:table>`
}

function cellOf(cell: TableCell, attributes = ''): string {
  if (cell === null || cell === '') return '<table:table-cell/>'
  if (typeof cell === 'number') {
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
  }
  const lines = cell.split('\n').map((line) => `<text:p>${spaced(escaped(line))}</text:p>`)
  return `<table:table-cell${attributes} office:value-type="string">${lines.join('')}</table:table-cell>`
}

/** Spaces that begin a paragraph or follow one another would be read as none, or as one. */
function spaced(text: string): string {
  return text.replace(/^ | {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return withoutControls(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
