import type { GroupedList } from '@/domain/lists/grouped-list'
import type { ListRow, PronoteList } from '@/domain/lists/pronote-list'
import { normaliseHeader, type Column, type KnownColumns } from '@/domain/lists/recognise-columns'
import { unrecognisedColumns } from '@/domain/lists/unrecognised-columns'

/**
 * The rows of one establishment in a list of several, as a list of its own. Columns whose titles say nothing are read as
 * was said there once, `known`; those that say something are read alike everywhere.
 */
export function partOfList(
  { rows: _rows, establishments: _all, unplaced: _none, ...understood }: GroupedList,
  rows: ListRow[],
  known: KnownColumns,
): PronoteList {
  const columns = readAsKnown(understood.columns, known)
  const unrecognised = unrecognisedColumns({ columns, rows, known })
  return { ...understood, columns, rows, ...(unrecognised.length > 0 && { unrecognised }) }
}

function readAsKnown(columns: readonly Column[], known: KnownColumns): Column[] {
  const taken = new Set(columns.map(({ field }) => field))
  return columns.map((column) => {
    const isOpen = column.field === null && !column.duplicate
    const field = (isOpen && known.get(normaliseHeader(column.header))) || null
    if (field === null || taken.has(field)) return column
    taken.add(field)
    return { ...column, field }
  })
}
