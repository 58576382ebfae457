import type { ListRow, PronoteList } from '@/domain/lists/pronote-list'

const WRITTEN_UAI = /(?<!\d)\d{7}[A-Z]/g

/** Whose row it is, when its UAI column names other establishments and not `own`: the first of them. Else null. */
export type WhoseRow = (row: ListRow) => string | null

/** Tells the rows of other establishments in the list of the one whose UAI is `own`; a list without UAI column has none. */
export function tellOthers({ columns }: Pick<PronoteList, 'columns'>, own: string | undefined): WhoseRow {
  const at = columns.findIndex(({ field }) => field === 'uai')
  if (at === -1 || own === undefined) return () => null
  return (row) => otherUai(row.cells[at] ?? '', own)
}

/**
 * The establishment that a cell names instead of `own`: `otherUai('031 0001a', '0311238C')` is `0310001A`. An empty cell, and one where nothing is written as a UAI, is of the
 * school that brings it; so is one that names it among others.
 */
export function otherUai(cell: string, own: string): string | null {
  if (cell === '' || cell === own) return null
  const written: string[] = cell.replace(/\s/g, '').toUpperCase().match(WRITTEN_UAI) ?? []
  return written.includes(own) ? null : (written[0] ?? null)
}

export type OtherEstablishment = { reason: 'other_establishment'; uai: string; more: number }

/** A list of which every row is of other establishments: the first of them, and how many more. Else null. */
export function allOfOthers(list: PronoteList, own: string): OtherEstablishment | null {
  return onlyOthers(list.rows, tellOthers(list, own))
}

/** The same of any rows, `whose` telling of each the other establishment whose it is. */
export function onlyOthers<Row>(rows: readonly Row[], whose: (row: Row) => string | null): OtherEstablishment | null {
  const others = new Set<string>()
  for (const row of rows) {
    const other = whose(row)
    if (other === null) return null
    others.add(other)
  }
  const [uai] = others
  return uai === undefined ? null : { reason: 'other_establishment', uai, more: others.size - 1 }
}
