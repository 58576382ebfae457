/** The files in which a table can be taken away, in the order in which they are offered. */
export const TABLE_FORMATS = ['csv', 'xlsx', 'ods'] as const

export type TableFormat = (typeof TABLE_FORMATS)[number]

export type TableCell = string | number | null

export type Table = { sheet: string; header: readonly string[]; rows: readonly (readonly TableCell[])[] }

/** XML holds no other control character, nor half a surrogate pair, escaped or not. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
}

const NARROW = 8
const WIDE = 48

/** How many characters wide each column is best shown: enough for its longest cell, within reason. */
export function columnWidths({ header, rows }: Table): number[] {
  return header.map((title, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, String(row[index] ?? '').length), title.length)
    return Math.min(WIDE, Math.max(NARROW, longest + 2))
  })
}
