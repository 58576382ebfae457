import type { AcceptedRow } from '@/domain/import/accepted-row'
import { cleanValue, showValue } from '@/domain/import/clean-value'
import type {
  ErrorFinding,
  ErrorParams,
  ErrorRule,
  WarningFinding,
  WarningParams,
  WarningRule,
} from '@/domain/import/finding'
import { casIdFault } from '@/domain/import/read-cas-id'
import { readIdentifier } from '@/domain/import/read-identifier'
import { MAX_CELL_LENGTH, type ListRow } from '@/domain/lists/pronote-list'
import type { Column, Field } from '@/domain/lists/recognise-columns'
import type { Profile } from '@/domain/people/profile'

/** Characters; the longest Identifiants CAS met are hexadecimal digests of 40. */
const MAX_CAS_ID_LENGTH = 64
const MAX_NAME_LENGTH = 200
/** A cell of several lines is legitimate in a column we do not use (an address); more is a lost quote swallowing rows. */
const MAX_LINES_OF_A_ROW = 6

/** A row read by itself; `id` is null when no identifier can be read, `content` holds the same values for exact repeats. */
export type ReadRow = {
  row: AcceptedRow | null
  id: string | null
  content: readonly (string | null | undefined)[]
  errors: ErrorFinding[]
  warnings: WarningFinding[]
}

/** Where each field stands in a list. */
export type FieldIndex = { columns: Column[]; indexes: ReadonlyMap<Field, number> }

export function indexFields(columns: Column[]): FieldIndex {
  const indexes = new Map<Field, number>()
  columns.forEach(({ field }, index) => {
    if (field !== null && !indexes.has(field)) indexes.set(field, index)
  })
  return { columns, indexes }
}

/** A row while it is being read: functions that share it, rather than some made anew for each of a million rows. */
type Reading = { source: ListRow; index: FieldIndex; read: ReadRow }

/**
 * The rules that one row can break by itself. An error leaves the row out. A warning keeps it, and of the value:
 * `normalised` takes it without spaces, in capitals; `look_alike` and `no_name` take it as it is; `control_characters`
 * takes it without them; `value_too_long` takes its beginning; `extra_cells` drops what has no title;
 * `cas_id_too_long` and `cas_id_form` drop it, so that the Identifiant CAS known before stays. (`cas_id_shared`, found
 * afterwards by `warnOfConflicts`, takes it on everybody who bears it, and counts none of them as paired.) A class is
 * kept for pupils only.
 */
export function readRow(source: ListRow, index: FieldIndex, profile: Profile): ReadRow {
  const read: ReadRow = { row: null, id: null, content: [], errors: [], warnings: [] }
  const reading = { source, index, read }
  refuseShape(reading)
  readId(reading)
  const written = readCasId(reading)
  const casId = takeCasId(reading, written)
  const lastName = readText(reading, 'lastName')
  const firstName = readText(reading, 'firstName')
  const className = profile === 'pupil' ? readText(reading, 'className') : undefined
  if (lastName === '') warn(reading, 'no_name', headerOf(index, 'lastName'), '', {})
  if (source.extra !== null) warn(reading, 'extra_cells', '', source.extra, { columns: index.columns.length })

  read.content = [written, lastName, firstName, className, cellOf(reading, 'birthDate')?.trim()]
  if (read.errors.length === 0 && read.id !== null) {
    read.row = {
      line: source.line,
      pronoteId: read.id,
      ...(casId !== undefined && { casId }),
      ...(lastName !== undefined && { lastName }),
      ...(firstName !== undefined && { firstName }),
      ...(className !== undefined && { className: className === '' ? null : className }),
    }
  }
  return read
}

/** Whether two rows say the same of their person. */
export function isRepeat(one: Pick<ReadRow, 'content'>, other: Pick<ReadRow, 'content'>): boolean {
  return one.content.every((value, at) => (value ?? null) === (other.content[at] ?? null))
}

function headerOf({ columns, indexes }: FieldIndex, field: Field): string {
  return columns[indexes.get(field) ?? -1]?.header ?? ''
}

/** Undefined when there is no such column. */
function cellOf({ source, index }: Reading, field: Field): string | undefined {
  const at = index.indexes.get(field)
  return at === undefined ? undefined : (source.cells[at] ?? '')
}

function fail<Rule extends ErrorRule>(
  { source, read }: Reading,
  rule: Rule,
  column: string,
  value: string,
  params: ErrorParams[Rule],
): void {
  read.errors.push({ line: source.line, column, value: showValue(value), rule, params } as ErrorFinding)
}

function warn<Rule extends WarningRule>(
  { source, read }: Reading,
  rule: Rule,
  column: string,
  value: string,
  params: WarningParams[Rule],
): void {
  read.warnings.push({ line: source.line, column, value: showValue(value), rule, params } as WarningFinding)
}

function readId(reading: Reading): void {
  const { source, index, read } = reading
  const cell = cellOf(reading, 'pronoteId') ?? ''
  const column = headerOf(index, 'pronoteId')
  const identifier = readIdentifier(cell)
  if (identifier.ok) {
    read.id = identifier.value.identifier
    if (identifier.value.normalised) warn(reading, 'normalised', column, cell, { identifier: read.id })
    if (identifier.value.lookAlikes.length > 0) {
      warn(reading, 'look_alike', column, cell, { characters: identifier.value.lookAlikes })
    }
  } else if (source.cells.length <= (index.indexes.get('pronoteId') ?? 0)) {
    fail(reading, 'row_too_short', column, '', { cells: source.cells.length, columns: index.columns.length })
  } else {
    fail(reading, identifier.refusal.reason, column, cell, identifier.refusal.params)
  }
}

function readText(reading: Reading, field: Field): string | undefined {
  const cell = cellOf(reading, field)
  if (cell === undefined) return undefined
  const { value, stripped } = cleanValue(cell)
  const column = headerOf(reading.index, field)
  if (stripped) warn(reading, 'control_characters', column, cell, { cleaned: showValue(value) })
  const characters = value.length > MAX_NAME_LENGTH ? [...value] : []
  if (characters.length <= MAX_NAME_LENGTH) return value
  warn(reading, 'value_too_long', column, value, { length: characters.length, max: MAX_NAME_LENGTH })
  return characters.slice(0, MAX_NAME_LENGTH).join('')
}

function refuseShape(reading: Reading): void {
  const { line, endLine, cells } = reading.source
  const { columns } = reading.index
  cells.forEach((cell, at) => {
    if (cell.length <= MAX_CELL_LENGTH) return
    const sizes = { length: cell.length, max: MAX_CELL_LENGTH }
    fail(reading, 'cell_too_long', columns[at]?.header ?? '', cell, sizes)
  })
  if (endLine === line) return
  const used = (at: number) => (columns[at]?.field ?? null) !== null
  const broken = cells.findIndex(
    (cell, at) => /[\r\n]/.test(cell) && (used(at) || endLine - line >= MAX_LINES_OF_A_ROW),
  )
  if (broken !== -1) fail(reading, 'line_break', columns[broken]?.header ?? '', cells[broken] ?? '', { endLine })
}

/** Trimmed only: some ENTs tell upper from lower case. An empty cell is null; undefined when there is no such column. */
function readCasId(reading: Reading): string | null | undefined {
  const cell = cellOf(reading, 'casId')
  return cell === undefined ? undefined : cleanValue(cell).value || null
}

/** What is taken of an Identifiant CAS; undefined when what is known stays. */
function takeCasId(reading: Reading, written: string | null | undefined): string | null | undefined {
  const cell = cellOf(reading, 'casId')
  if (cell === undefined) return undefined
  const column = headerOf(reading.index, 'casId')
  const length = written && written.length > MAX_CAS_ID_LENGTH ? [...written].length : 0
  if (written && length > MAX_CAS_ID_LENGTH) {
    warn(reading, 'cas_id_too_long', column, written, { length, max: MAX_CAS_ID_LENGTH })
    return undefined
  }
  const fault = casIdFault(cell)
  if (fault !== null) {
    warn(reading, 'cas_id_form', column, cell, fault)
    return undefined
  }
  if (cleanValue(cell).stripped) warn(reading, 'control_characters', column, cell, { cleaned: written ?? '' })
  return written
}
