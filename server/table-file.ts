import 'server-only'
import { toCsv } from '@/lib/csv'
import type { Table, TableFormat } from '@/lib/table-format'
import { toOds } from '@/server/ods'
import { savedFile } from '@/server/saved-file'
import { toXlsx } from '@/server/xlsx'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} satisfies Record<TableFormat, string>

/** A table to be saved under this name (letters, digits, `-`, `.`, `_`; its ending is added), kept by no cache. */
export async function tableFile(name: string, format: TableFormat, table: Table): Promise<Response> {
  return savedFile(`${name}.${format}`, await contentOf(format, table), TYPES[format])
}

function contentOf(
  format: TableFormat,
  table: Table,
): string | Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'xlsx') return toXlsx(table)
  return format === 'ods' ? toOds(table) : toCsv(table.header, table.rows)
}
