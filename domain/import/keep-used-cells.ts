import { showValue } from '@/domain/import/clean-value'
import { CORRECTABLE_FIELDS } from '@/domain/import/corrections'
import { tellOthers } from '@/domain/import/other-establishment'
import { MAX_CELL_LENGTH, type PronoteList } from '@/domain/lists/pronote-list'
import type { Field } from '@/domain/lists/recognise-columns'
import { holdsSomething } from '@/domain/lists/unrecognised-columns'
import type { Profile } from '@/domain/people/profile'

/** Fields whose values an analysis reads; the birth date tells two rows of one identifier apart. */
const USED: ReadonlySet<Field | null> = new Set<Field>([
  'pronoteId',
  'casId',
  'lastName',
  'firstName',
  'className',
  'birthDate',
])

/** Whether what a column holds is kept while its list waits, so that it can still be read as something else. */
export function keepsCells({ columns, unclear, unrecognised = [] }: Understood, at: number): boolean {
  const field = columns[at]?.field ?? null
  return USED.has(field) || (unclear !== undefined && field === null) || unrecognised.includes(at)
}

type Understood = Pick<PronoteList, 'columns' | 'unclear' | 'unrecognised'>

/**
 * The same list without the values that no analysis reads (addresses, civilities…), so that they are not stored, not
 * even for a day; of a row of another establishment than `own`, nothing but its UAI. Its analysis is the same: cells
 * which are themselves a fault, by their length or their line breaks, stay. So do those of columns that are not known,
 * while a person is to match them or, `unrecognised`, may: only as long as nothing else in the list says one of the
 * values that an import keeps of people of this profile, null when it is not known yet. Headers are shortened for
 * showing; NUL, which the database refuses, becomes another control character.
 */
export function keepUsedCells(brought: PronoteList, own: string, profile: Profile | null = null): PronoteList {
  const list = isLacking(brought, profile) ? brought : withoutUnrecognised(brought)
  const whose = tellOthers(list, own)
  const isUsed = list.columns.map((_, at) => keepsCells(list, at))
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

function isLacking({ columns, rows }: PronoteList, profile: Profile | null): boolean {
  return CORRECTABLE_FIELDS.some((wanted) => {
    if (wanted === 'className' && profile !== null && profile !== 'pupil') return false
    return !holdsSomething(
      rows,
      columns.findIndex(({ field }) => field === wanted),
    )
  })
}

function withoutUnrecognised({ unrecognised: _unrecognised, ...list }: PronoteList): PronoteList {
  return list
}

function isFault(cell: string): boolean {
  return cell.length > MAX_CELL_LENGTH || /[\r\n]/.test(cell)
}

function storable(cell: string): string {
  return cell.replaceAll('\0', '\u0001')
}
