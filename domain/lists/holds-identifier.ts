import { readIdentifier } from '@/domain/import/read-identifier'

/** UTF-16 code units: what is longer is no identifier, and is not looked into. */
const LONGEST_LOOKED_INTO = 63

/** Whether a cell of any column reads as an identifier of PRONOTE. */
export function holdsIdentifier(cell: string): boolean {
  return cell.length <= LONGEST_LOOKED_INTO && readIdentifier(cell).ok
}
