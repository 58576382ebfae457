import { holdsIdentifier } from '@/domain/lists/holds-identifier'
import { fieldOfHeader, type KnownColumns } from '@/domain/lists/recognise-columns'

/** Rows that may stand before the titles of the columns: who the list is of, when it was made. */
export const MAX_TITLE_ROWS = 30

/**
 * The index of the row that holds the columns' titles, among the first rows of a table. It is the first one that names
 * the identifier beside another known column; else the identifier alone; else two known columns; else the first row of
 * several cells. Nothing is looked for beyond a row that holds an identifier: that one is a person.
 */
export function findHeader(rows: readonly (readonly string[])[], known?: KnownColumns): number {
  let best = { index: 0, score: 0 }
  for (const [index, cells] of rows.slice(0, MAX_TITLE_ROWS).entries()) {
    const score = scoreOf(cells, known)
    if (score > best.score) best = { index, score }
    if (score === BEST || cells.some(holdsIdentifier)) break
  }
  return best.index
}

const BEST = 4

function scoreOf(cells: readonly string[], known: KnownColumns | undefined): number {
  const fields = new Set(cells.map((cell) => fieldOfHeader(cell, known)))
  fields.delete(null)
  if (fields.has('pronoteId')) return fields.size > 1 ? BEST : 3
  if (fields.size > 1) return 2
  return cells.filter((cell) => cell.trim() !== '').length > 1 ? 1 : 0
}
