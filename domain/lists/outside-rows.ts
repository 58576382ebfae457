import type { ListRow, Outside, OutsideKind } from '@/domain/lists/pronote-list'
import { normaliseHeader, type Column } from '@/domain/lists/recognise-columns'

const LINES_KEPT = 20

/** `Total`, `Sous-total 6A`, `Nombre d'élèves : 28`, `620 élèves`, `Édité le 12/09/2026`, `Page 3`. */
const TOTAL =
  /^(?:(?:sous )?tota(?:l|ux)\b|nombre (?:d|de|des|total)\b|effectifs?\b|\d+ (?:eleve|responsable|parent|professeur|enseignant|personnel|personne|ligne|utilisateur|enregistrement)s?\b|(?:edite|imprime|exporte|extrait|genere)e? le\b|page \d)/
/** What a total may hold beside its words: `620`, `28,5 %`, `3 / 12`. */
const FIGURE = /^[\d\s.,/%:()-]*$/

export const NONE_OUTSIDE: Outside = {
  title: { count: 0, lines: [] },
  total: { count: 0, lines: [] },
  header: { count: 0, lines: [] },
}

/** Adds lines that are no rows of the table: they are counted and shown, so that nothing is left out in silence. */
export function withOutside(outside: Outside, kind: OutsideKind, lines: readonly number[]): Outside {
  if (lines.length === 0) return outside
  const { count, lines: kept } = outside[kind]
  return { ...outside, [kind]: { count: count + lines.length, lines: [...kept, ...lines].slice(0, LINES_KEPT) } }
}

/** Parts a table's lines into its rows and those that are none, which are added to the lines found outside before. */
export function setAside(
  lines: readonly ListRow[],
  columns: readonly Column[],
  before: Outside,
): { rows: ListRow[]; outside: Outside } {
  const found: Record<OutsideKind, number[]> = { title: [], total: [], header: [] }
  const rows = lines.filter((row) => {
    const kind = outsideKind(row, columns)
    if (kind) found[kind].push(row.line)
    return kind === null
  })
  const outside = withOutside(withOutside(before, 'total', found.total), 'header', found.header)
  return { rows, outside }
}

/**
 * What a line within the table is when it is no row of it: the header told again, as on each page of a printed list, or
 * a total, which never has an identifier. A line that could be a person is a row, with its errors.
 */
function outsideKind(row: Pick<ListRow, 'cells' | 'extra'>, columns: readonly Column[]): OutsideKind | null {
  const { cells, extra } = row
  const idColumn = columns.findIndex((column) => column.field === 'pronoteId')
  if (idColumn === -1) return null
  const first = cells.findIndex((cell) => cell.trim() !== '')
  if (isHeader(cells, columns, first)) return 'header'
  if (extra !== null || (cells[idColumn] ?? '').trim() !== '') return null
  const isTotal = (cell: string) => cell.length <= 200 && TOTAL.test(normaliseHeader(cell))
  if (first === -1 || !isTotal(cells[first] ?? '')) return null
  return cells.every((cell) => FIGURE.test(cell) || isTotal(cell)) ? 'total' : null
}

function isHeader(cells: readonly string[], columns: readonly Column[], first: number): boolean {
  if (first === -1 || cells[first]?.trim() !== columns[first]?.header || columns.length < 2) return false
  return columns.every((column, at) => column.header === (cells[at] ?? '').trim())
}
