/**
 * A row without error, its values normalised; serialisable, so that an analysis can be stored and planned again.
 * A missing key means that the list has no such column, or that its cell was not taken, and what is known is kept; `null` or '' means an empty cell.
 */
export type AcceptedRow = {
  line: number
  pronoteId: string
  casId?: string | null
  lastName?: string
  firstName?: string
  className?: string | null
}
