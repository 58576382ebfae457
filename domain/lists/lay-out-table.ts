import { isOwnReport } from '@/domain/pairing/report-titles'
import { chooseColumns } from '@/domain/lists/choose-columns'
import type { ListRefusal } from '@/domain/lists/list-refusal'
import { looksLikeTable } from '@/domain/lists/looks-like-table'
import { setAside } from '@/domain/lists/outside-rows'
import type { ListFormat, ListRow, Outside, PronoteList } from '@/domain/lists/pronote-list'
import { recogniseColumns, type Column, type KnownColumns } from '@/domain/lists/recognise-columns'
import { recogniseProfile } from '@/domain/lists/recognise-profile'
import { unrecognisedColumns } from '@/domain/lists/unrecognised-columns'
import { accept, refuse, type Result } from '@/lib/result'

/** A table whose header is found and whose rows are split, wherever it came from. */
export type Table = Pick<PronoteList, 'encoding' | 'separator'> & {
  format: ListFormat
  /** Of the sheet, in a workbook. */
  sheet?: string
  headers: string[]
  rows: readonly ListRow[]
  /** Lines found outside so far. */
  outside: Outside
}

export type TableSource = {
  /** May suggest the profile. */
  fileName: string | null
  /** What an XML export calls each of its records. */
  record?: string
  /** What was once said of the columns of this establishment's lists. */
  known: KnownColumns
}

/** The list that a table holds: what each column is, and which lines are rows. */
export function layOutTable(
  { headers, rows: lines, outside: before, ...table }: Table,
  { fileName, record, known }: TableSource,
): Result<PronoteList, ListRefusal> {
  const foreign = refuseHeaders(recogniseColumns(headers, known))
  if (foreign) return refuse(foreign)
  const { columns, unclear } = chooseColumns({ headers, rows: lines, known })
  if (!unclear) {
    const missing = refuseWithoutIdentifier(columns, table.format === 'xml' ? null : lines)
    if (missing) return refuse(missing)
  }
  const { rows, outside } = setAside(lines, columns, before)
  if (rows.length === 0) return refuse({ reason: 'no_rows' })
  const profile = recogniseProfile(columns, fileName, record)
  const unrecognised = unrecognisedColumns({ columns, rows, known })
  return accept({
    ...{ ...table, columns, profile, rows, outside },
    ...(unclear && { unclear }),
    ...(unrecognised.length > 0 && { unrecognised }),
  })
}

/** What headers refuse by themselves, before any row is read. */
export function refuseHeaders(columns: readonly Column[]): ListRefusal | null {
  const has = (field: Column['field']) => columns.some((column) => column.field === field)
  const headers = columns.map((column) => column.header)
  if (isOwnReport(headers)) return { reason: 'own_report' }
  if (has('pronoteId')) return null
  if (has('entId') && has('lastName')) return { reason: 'ent_side_export', columns: headers }
  // Rows copied without their titles: what stands in the header's place is a person, not to be shown back as columns.
  if (headers.some((header) => /^[A-Z0-9]{16}$/.test(header))) return { reason: 'no_header' }
  return null
}

/** `lines`: null where the form itself says that it is a table. */
function refuseWithoutIdentifier(columns: readonly Column[], lines: readonly ListRow[] | null): ListRefusal | null {
  if (columns.some((column) => column.field === 'pronoteId')) return null
  // Of a list copied without its titles, a person stands in their place: only what is known as a title is told.
  const known = columns.flatMap(({ header, field }) => (field === null ? [] : [header]))
  if (columns.some((column) => column.field === 'guardian')) return { reason: 'guardians_in_columns', columns: known }
  const titles = columns.map(({ header }) => header)
  if (known.length === 0 && lines && !looksLikeTable(titles, lines)) return { reason: 'not_a_list' }
  return { reason: 'no_identifier_column', columns: known }
}
