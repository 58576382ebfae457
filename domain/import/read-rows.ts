import type { AcceptedRow } from '@/domain/import/accepted-row'
import type { ErrorFinding, WarningFinding } from '@/domain/import/finding'
import { tellOthers } from '@/domain/import/other-establishment'
import { indexFields, isRepeat, readRow, type ReadRow } from '@/domain/import/read-row'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Profile } from '@/domain/people/profile'
import type { Slices } from '@/lib/slices'

export type ReadRows = {
  /** Each identifier once. */
  accepted: AcceptedRow[]
  errors: ErrorFinding[]
  warnings: WarningFinding[]
  repeated: number
  refused: number
  /** Identifiers that could be read in refused rows, and are in no accepted one. */
  refusedIds: string[]
}

const LINES_NAMED = 5
const ROWS_A_SLICE = 2_000

/**
 * The rows of a list judged by themselves and against one another: an exact repeat is counted and passed over, the same
 * identifier with different content is an error on every row that bears it. Lines left out by hand are refused, and no
 * longer stand against the others. A row of another establishment than `own` is refused, and says nothing of anybody
 * here. Says, slice by slice, how many rows are read.
 */
export function* readRows(
  list: PronoteList,
  profile: Profile,
  { leftOut, own }: { leftOut: readonly number[]; own: string | undefined },
): Slices<ReadRows> {
  const index = indexFields(list.columns)
  const uaiColumn = list.columns[index.indexes.get('uai') ?? -1]?.header ?? ''
  const whose = tellOthers(list, own)
  const idColumn = list.columns[index.indexes.get('pronoteId') ?? -1]?.header ?? ''
  const result: ReadRows = { accepted: [], errors: [], warnings: [], repeated: 0, refused: 0, refusedIds: [] }
  const out = new Set(leftOut)
  const rows: (ReadRow & { line: number })[] = []
  for (const row of list.rows) {
    const other = whose(row)
    const read = other === null ? readRow(row, index, profile) : refuseOther(row.line, uaiColumn, other)
    rows.push({ line: row.line, ...(out.has(row.line) ? leaveOut(row.line, read) : read) })
    if (rows.length % ROWS_A_SLICE === 0) yield rows.length
  }
  const groups = groupById(rows)
  const taken = new Set<string>()
  const refusedIds = new Set<string>()

  for (const read of rows) {
    const group = read.id === null || out.has(read.line) ? undefined : groups.get(read.id)
    if (group?.differ && read.id !== null) {
      read.errors.push({
        line: read.line,
        column: idColumn,
        value: read.id,
        rule: 'duplicate_identifier',
        params: otherLines(group.lines, read.line),
      })
    }
    result.errors.push(...read.errors)
    result.warnings.push(...read.warnings)
    if (read.row === null || read.errors.length > 0) {
      result.refused += 1
      if (read.id !== null) refusedIds.add(read.id)
    } else if (taken.has(read.row.pronoteId)) {
      result.repeated += 1
    } else {
      taken.add(read.row.pronoteId)
      result.accepted.push(read.row)
    }
  }
  result.refusedIds = [...refusedIds].filter((id) => !taken.has(id))
  return result
}

/** Its person stays known to be in the list, so that leaving a line out never marks somebody absent. */
function leaveOut(line: number, { id }: ReadRow): ReadRow {
  const error: ErrorFinding = { line, column: '', value: '', rule: 'left_out', params: {} }
  return { row: null, id, content: [], errors: [error], warnings: [] }
}

function refuseOther(line: number, column: string, uai: string): ReadRow {
  const error: ErrorFinding = { line, column, value: uai, rule: 'other_establishment', params: { uai } }
  return { row: null, id: null, content: [], errors: [error], warnings: [] }
}

type Group = Pick<ReadRow, 'content'> & { lines: number[]; differ: boolean }

function groupById(rows: readonly (ReadRow & { line: number })[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const { id, content, line, errors } of rows) {
    if (id === null || errors.some((error) => error.rule === 'left_out')) continue
    const group = groups.get(id)
    if (!group) {
      groups.set(id, { content, lines: [line], differ: false })
    } else {
      group.lines.push(line)
      group.differ ||= !isRepeat(group, { content })
    }
  }
  return groups
}

/** A few of the other lines and how many more, at a cost that does not grow with their number. */
function otherLines(lines: readonly number[], line: number): { lines: number[]; more: number } {
  const named = lines
    .slice(0, LINES_NAMED + 1)
    .filter((other) => other !== line)
    .slice(0, LINES_NAMED)
  return { lines: named, more: lines.length - 1 - named.length }
}
