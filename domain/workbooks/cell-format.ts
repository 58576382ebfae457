import { DAY_MS } from '@/lib/durations'

/** How a number of a sheet is to be read: as it is, padded with zeros to a width, or as a day. */
export type CellFormat = { kind: 'plain' } | { kind: 'padded'; width: number } | { kind: 'date' }

export const PLAIN: CellFormat = { kind: 'plain' }

/** Formats of dates and times that XLSX numbers instead of writing out (ECMA-376, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57])

/** UTF-16 code units: what Excel allows. */
const LONGEST_CODE = 255

/** `cellFormat(165, '00000')` is padded to 5; `cellFormat(14)` a date. A code longer than any real one says nothing. */
export function cellFormat(id: number, written = ''): CellFormat {
  const code = written.length <= LONGEST_CODE ? written : ''
  if (/^0{2,}$/.test(code)) return { kind: 'padded', width: code.length }
  // Colours, conditions and locales in brackets, and quoted or escaped words, say nothing of the kind.
  const bare = code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '')
  const isDate = BUILT_IN_DATES.has(id) || (/[dy]/i.test(bare) && !/general/i.test(bare))
  return isDate ? { kind: 'date' } : PLAIN
}

/** Day 0 of a sheet, Excel's 29 February 1900 being taken into account from 1 March on; and that of old Macs. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) }
const LAST_SERIAL = 2_958_465

/** A number of a sheet as the person who looks at it would write it. `numberInCell('7.5E3', PLAIN)` is `7500`. */
export function numberInCell(written: string, format: CellFormat, epoch: 1900 | 1904 = 1900): string {
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written
  if (format.kind === 'date' && value >= 0 && value <= LAST_SERIAL) {
    return frenchDay(new Date(EPOCHS[epoch] + Math.floor(value) * DAY_MS).toISOString())
  }
  const plain = /e/i.test(written) ? withoutExponent(value) : written
  return format.kind === 'padded' && /^\d+$/.test(plain) ? plain.padStart(format.width, '0') : plain
}

/** `frenchDay('2012-05-06T00:00:00')` is `06/05/2012`, as PRONOTE writes it; what is no day stays as it is. */
export function frenchDay(iso: string): string {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso)
  return day ? `${day[3]}/${day[2]}/${day[1]}` : iso
}

function withoutExponent(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}
