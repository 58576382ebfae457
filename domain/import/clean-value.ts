/** Characters that no cell should hold: controls, invisible marks, lone surrogates. */
const UNWANTED = /[\p{Cc}\p{Cs}\u200b\u2060\ufeff]/gu
/** What nearly every cell is: nothing to clean, so nothing is copied. */
const CLEAN = /^(?:[!-~À-ÿŒœŸ]+(?: [!-~À-ÿŒœŸ]+)*)?$/
const SHOWN_LENGTH = 80

/** A cell for keeping: unwanted characters out, spaces of all kinds made one, trimmed. `stripped` when one was a control. */
export function cleanValue(cell: string): { value: string; stripped: boolean } {
  if (CLEAN.test(cell)) return { value: cell, stripped: false }
  const kept = cell.replace(/[\t\r\n]/g, ' ').replace(UNWANTED, '')
  return { value: kept.replace(/\s+/g, ' ').trim(), stripped: /[\p{Cc}\p{Cs}]/u.test(cell.replace(/[\t\r\n]/g, '')) }
}

/** A cell for showing in a finding: at most 80 characters, the unwanted ones drawn as «�». */
export function showValue(cell: string): string {
  const head = cell.slice(0, SHOWN_LENGTH).replace(UNWANTED, '\ufffd')
  return cell.length > SHOWN_LENGTH ? `${head}…` : head
}
