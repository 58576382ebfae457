import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

/**
 * CSV that Excel and LibreOffice open by a double click in French: `;`, UTF-8 with BOM, CRLF. A cell that begins like a
 * formula (`=`, `+`, `-`, `@`, tab, carriage return) gets a leading apostrophe, so that it opens as text.
 * `toCsv(['Nom'], [['=1+1']])` is `"\ufeffNom\r\n'=1+1\r\n"`.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${csvLines([header, ...rows])}`
}

/** Some lines of such a file, for one that is sent piece by piece after `toCsv(header, [])`. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(rows as CsvCell[][], {
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    // A lone line feed and spaces at the ends are lost by some readers unless quoted.
    quoted_match: /\n|^\s|\s$/,
  })
}
