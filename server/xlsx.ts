import 'server-only'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { columnWidths, withoutControls, type Table } from '@/lib/table-format'

/** A workbook of one sheet for Excel. Texts are cells of text: whatever they begin with, they are no formula. */
export function toXlsx(table: Table): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, header, rows } = table
  const data: SheetData = [
    header.map((title) => ({ value: title, type: String, fontWeight: 'bold' })),
    ...rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'number'
          ? { value: cell, type: Number }
          : cell === null || cell === ''
            ? null
            : { value: withoutControls(cell), type: String },
      ),
    ),
  ]
  const columns = columnWidths(table).map((width) => ({ width }))
  return writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1 })
    .toBuffer()
    .then((buffer) => new Uint8Array(buffer))
}
