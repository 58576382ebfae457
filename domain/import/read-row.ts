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
import { readIdentifier } from '@/domain/import/read-identifier'
import { MAX_CELL_LENGTH, type ListRow } from '@/domain/lists/pronote-list'
import type { Column, Field } from '@/domain/lists/recognise-columns'
import type { Profile } from '@/domain/people/profile'

/** Characters; the longest Identifiants CAS met are hexadecimal digests of 40. */
const MAX_CAS_ID_LENGTH = 64
const MAX_NAME_LENGTH = 200
/** A cell of several lines is legitimate in a column we do not use (an address); more is a lost quote swallowing rows. */
const MAX_LINES_OF_A_ROW = 6

/** A row read by itself; `id` is null when no identifier can be read, `content` is equal for exact repeats. */
export type ReadRow = {
  row: AcceptedRow | null
  id: string | null
  content: string
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

/** The rules that one row can break by itself: errors leave it out, warnings do not. A class is kept for pupils only. */
export function readRow(source: ListRow, index: FieldIndex, profile: Profile): ReadRow {
  const read: ReadRow = { row: null, id: null, content: '', errors: [], warnings: [] }
  const header = (field: Field) => index.columns[index.indexes.get(field) ?? -1]?.header ?? ''
  const cell = (field: Field) => {
    const at = index.indexes.get(field)
    return at === undefined ? undefined : (source.cells[at] ?? '')
  }
  function fail<Rule extends ErrorRule>(rule: Rule, column: string, value: string, params: ErrorParams[Rule]) {
    read.errors.push({ line: source.line, column, value: showValue(value), rule, params } as ErrorFinding)
  }
  function warn<Rule extends WarningRule>(rule: Rule, column: string, value: string, params: WarningParams[Rule]) {
    read.warnings.push({ line: source.line, column, value: showValue(value), rule, params } as WarningFinding)
  }
  function text(field: Field): string | undefined {
    const raw = cell(field)
    if (raw === undefined) return undefined
    const { value, stripped } = cleanValue(raw)
    if (stripped) warn('control_characters', header(field), raw, { cleaned: showValue(value) })
    const characters = value.length > MAX_NAME_LENGTH ? [...value] : []
    if (characters.length <= MAX_NAME_LENGTH) return value
    warn('value_too_long', header(field), value, { length: characters.length, max: MAX_NAME_LENGTH })
    return characters.slice(0, MAX_NAME_LENGTH).join('')
  }

  refuseShape(source, index, fail)

  const rawId = cell('pronoteId') ?? ''
  const idColumn = header('pronoteId')
  const identifier = readIdentifier(rawId)
  if (identifier.ok) {
    read.id = identifier.value.identifier
    if (identifier.value.normalised) warn('normalised', idColumn, rawId, { identifier: read.id })
    if (identifier.value.lookAlikes.length > 0) {
      warn('look_alike', idColumn, rawId, { characters: identifier.value.lookAlikes })
    }
  } else if (source.cells.length <= (index.indexes.get('pronoteId') ?? 0)) {
    fail('row_too_short', idColumn, '', { cells: source.cells.length, columns: index.columns.length })
  } else {
    fail(identifier.refusal.reason, idColumn, rawId, identifier.refusal.params)
  }

  const casId = readCasId(cell('casId'), (length, value) =>
    fail('cas_id_too_long', header('casId'), value, { length, max: MAX_CAS_ID_LENGTH }),
  )
  if (casId?.stripped) warn('control_characters', header('casId'), cell('casId') ?? '', { cleaned: casId.value ?? '' })

  const lastName = text('lastName')
  const firstName = text('firstName')
  const className = profile === 'pupil' ? text('className') : undefined
  if (lastName === '') warn('no_name', header('lastName'), '', {})
  if (source.extra !== null) warn('extra_cells', '', source.extra, { columns: index.columns.length })

  read.content = JSON.stringify([casId?.value, lastName, firstName, className, cell('birthDate')?.trim()])
  if (read.errors.length === 0 && read.id !== null) {
    read.row = {
      line: source.line,
      pronoteId: read.id,
      ...(casId && { casId: casId.value }),
      ...(lastName !== undefined && { lastName }),
      ...(firstName !== undefined && { firstName }),
      ...(className !== undefined && { className: className === '' ? null : className }),
    }
  }
  return read
}

type Fail = <Rule extends ErrorRule>(rule: Rule, column: string, value: string, params: ErrorParams[Rule]) => void

function refuseShape({ line, endLine, cells }: ListRow, { columns }: FieldIndex, fail: Fail): void {
  cells.forEach((cell, at) => {
    if (cell.length <= MAX_CELL_LENGTH) return
    fail('cell_too_long', columns[at]?.header ?? '', cell, { length: cell.length, max: MAX_CELL_LENGTH })
  })
  if (endLine === line) return
  const used = (at: number) => (columns[at]?.field ?? null) !== null
  const broken = cells.findIndex(
    (cell, at) => /[\r\n]/.test(cell) && (used(at) || endLine - line >= MAX_LINES_OF_A_ROW),
  )
  if (broken !== -1) fail('line_break', columns[broken]?.header ?? '', cells[broken] ?? '', { endLine })
}

/** Trimmed only: some ENTs tell upper from lower case. An empty cell is null; undefined when there is no such column. */
function readCasId(cell: string | undefined, tooLong: (length: number, value: string) => void) {
  if (cell === undefined) return undefined
  const { value, stripped } = cleanValue(cell)
  const length = value.length > MAX_CAS_ID_LENGTH ? [...value].length : value.length
  if (length > MAX_CAS_ID_LENGTH) tooLong(length, value)
  return { value: value === '' ? null : value, stripped }
}
