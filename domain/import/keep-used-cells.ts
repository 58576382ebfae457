import { showValue } from '@/domain/import/clean-value'
import { tellOthers } from '@/domain/import/other-establishment'
import { MAX_CELL_LENGTH, type PronoteList } from '@/domain/lists/pronote-list'
import type { Field } from '@/domain/lists/recognise-columns'

/** Fields whose values an analysis reads; the birth date tells two rows of one identifier apart. */
const USED: ReadonlySet<Field | null> = new Set<Field>([
  'pronoteId',
  'casId',
  'lastName',
  'firstName',
  'className',
  'birthDate',
])

/**
 * The same list without the values that no analysis reads (addresses, civilities…), so that they are not stored, not
 * even for a day; of a row of another establishment than `own`, nothing but its UAI. Its analysis is the same: cells
 * which are themselves a fault, by their length or their line breaks, stay; while a person is to match the columns, so do
 * those that are not known, one of them being meant. Headers are shortened for showing; NUL, which the database refuses,
 * becomes another control character.
 */
export function keepUsedCells(list: PronoteList, own: string): PronoteList {
  const whose = tellOthers(list, own)
  const isUsed = list.columns.map(({ field }) => USED.has(field) || (list.unclear !== undefined && field === null))
  return {
    ...list,
    columns: list.columns.map((column) => ({ ...column, header: showValue(column.header) })),
    profile: list.profile && { ...list.profile, because: showValue(list.profile.because) },
    rows: list.rows.map((row) => {
      const other = whose(row)
      if (other !== null)
        return { ...row, cells: list.columns.map(({ field }) => (field === 'uai' ? other : '')), extra: null }
      return {
        ...row,
        cells: row.cells.map((cell, at) => (isUsed[at] || isFault(cell) ? storable(cell) : '')),
        extra: row.extra === null ? null : showValue(row.extra),
      }
    }),
  }
}

function isFault(cell: string): boolean {
  return cell.length > MAX_CELL_LENGTH || /[\r\n]/.test(cell)
}

function storable(cell: string): string {
  return cell.replaceAll('\0', '\u0001')
}
