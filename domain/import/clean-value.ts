/** Marks that turn the direction of what follows: a name would read as another. */
const TURNING = String.raw`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`
/** Characters that no cell should hold: controls, invisible marks, lone surrogates. */
const UNWANTED = new RegExp(String.raw`[\p{Cc}\p{Cs}\u200b\u2060\ufeff${TURNING}]`, 'gu')
/** Of them, those that nobody types: worth a warning. */
const STRANGE = new RegExp(String.raw`[\p{Cc}\p{Cs}${TURNING}]`, 'u')
/** What nearly every cell is: nothing to clean, so nothing is copied. */
const CLEAN = /^(?:[!-~À-ÿŒœŸ]+(?: [!-~À-ÿŒœŸ]+)*)?$/
const SHOWN_LENGTH = 80

/** A cell for keeping: unwanted characters out, spaces of all kinds made one, trimmed. `stripped` when one was a control or turned the direction. */
export function cleanValue(cell: string): { value: string; stripped: boolean } {
  if (CLEAN.test(cell)) return { value: cell, stripped: false }
  const kept = cell.replace(/[\t\r\n]/g, ' ').replace(UNWANTED, '')
  return { value: kept.replace(/\s+/g, ' ').trim(), stripped: STRANGE.test(cell.replace(/[\t\r\n]/g, '')) }
}

/** A cell for showing in a finding: at most 80 characters, the unwanted ones drawn as «�». */
export function showValue(cell: string): string {
  const head = cell.slice(0, SHOWN_LENGTH).replace(UNWANTED, '\ufffd')
  return cell.length > SHOWN_LENGTH ? `${head}…` : head
}
