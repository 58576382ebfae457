import type { ListRow, PronoteList } from '@/domain/lists/pronote-list'
import { normaliseHeader, type Column, type KnownColumns } from '@/domain/lists/recognise-columns'

type TableLike = { columns: readonly Column[]; rows: readonly ListRow[]; known: KnownColumns }

/** Titles, normalised, of what is no identifier, no name and no class: where somebody lives, how they are reached. */
const PLAIN =
  /^(?:adresse|rue|code postal|cp|ville|commune|pays|tel|telephone|portable|mobile|sms|e ?mail|mail|mel|courriel|sexe|nationalite|regime|profession)\b/

/**
 * The indexes of the columns that hold something under a title which says nothing, and of which no person has said
 * anything yet. Left aside: one without title, as what would be said of it could not be remembered.
 */
export function unrecognisedColumns({ columns, rows, known }: TableLike): number[] {
  return columns.flatMap(({ header, field, duplicate }, at) => {
    const title = normaliseHeader(header)
    const isKnown = field !== null || duplicate || title === '' || known.has(title) || PLAIN.test(title)
    return !isKnown && holdsSomething(rows, at) ? [at] : []
  })
}

export function holdsSomething(rows: readonly ListRow[], at: number): boolean {
  return rows.some(({ cells }) => (cells[at] ?? '').trim() !== '')
}

/** Whether the Identifiant CAS may stand in a column that was not recognised: no other one is taken for it. */
export function mayHoldCasId({ columns, unrecognised }: Pick<PronoteList, 'columns' | 'unrecognised'>): boolean {
  return unrecognised !== undefined && !columns.some(({ field }) => field === 'casId')
}
