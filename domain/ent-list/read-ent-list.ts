import { recogniseEntColumns, type EntColumns, type EntField } from '@/domain/ent-list/ent-columns'
import { MAX_ENT_ROWS, type EntList, type EntListRefusal } from '@/domain/ent-list/ent-list'
import { LAYOUTS, type EntVendor } from '@/domain/ent-list/ent-vendor'
import { readEntRows } from '@/domain/ent-list/read-ent-rows'
import { showValue } from '@/domain/import/clean-value'
import { onlyOthers, otherUai } from '@/domain/import/other-establishment'
import { decodeText, type Encoding } from '@/domain/lists/decode-text'
import { detectSeparator } from '@/domain/lists/detect-separator'
import { looksLikeTable } from '@/domain/lists/looks-like-table'
import { MAX_COLUMNS, MAX_LIST_BYTES } from '@/domain/lists/pronote-list'
import { recogniseMarkup } from '@/domain/lists/recognise-markup'
import { recogniseColumns } from '@/domain/lists/recognise-columns'
import { splitRows, type SplitRow } from '@/domain/lists/split-rows'
import { isOwnReport } from '@/domain/pairing/report-titles'
import type { Profile } from '@/domain/people/profile'
import { accept, refuse, type Result } from '@/lib/result'

/**
 * `own`: the UAI of the establishment whose list it is. `vendor`: what its ENT or the person who brings the list tells.
 * `profile`: for lists that say none.
 */
export type EntListHints = { own: string; vendor: EntVendor | null; profile: Profile | null }

/** An ENT's list of logins read from a file's bytes. Never throws: see EntListRefusal. */
export function readEntListFile(bytes: Uint8Array, hints: EntListHints): Result<EntList, EntListRefusal> {
  if (bytes.length > MAX_LIST_BYTES) return refuse({ reason: 'too_large', maxBytes: MAX_LIST_BYTES })
  const decoded = decodeText(bytes)
  return decoded.ok ? readTable(decoded.value.text, decoded.value.encoding, hints) : decoded
}

/** The same of what was pasted. */
export function readPastedEntList(text: string, hints: EntListHints): Result<EntList, EntListRefusal> {
  if (text.length > MAX_LIST_BYTES) return refuse({ reason: 'too_large', maxBytes: MAX_LIST_BYTES })
  const body = text.replace(/^\ufeff/, '')
  return body.trim() === '' ? refuse({ reason: 'empty' }) : readTable(body, null, hints)
}

function readTable(text: string, encoding: Encoding | null, hints: EntListHints): Result<EntList, EntListRefusal> {
  const markup = recogniseMarkup(text)
  if (markup) return refuse({ reason: markup === 'encrypted_export' ? markup : 'markup' })
  const start = text.length - text.trimStart().length
  const { separator } = detectSeparator(text, start)
  const rows: SplitRow[] = []
  for (const row of splitRows(text, separator, { maxCells: MAX_COLUMNS })) {
    if (row.unclosed) return refuse({ reason: 'unclosed_quote', line: row.line })
    // One more than the rows of people: the titles.
    if (rows.length > MAX_ENT_ROWS) return refuse({ reason: 'too_many_rows', max: MAX_ENT_ROWS })
    rows.push(row)
  }
  const [first] = rows
  if (!first) return refuse({ reason: 'empty' })
  const found = findColumns(first.cells, hints.vendor)
  if (!found.ok) {
    const isTable = found.refusal.reason !== 'unknown_columns' || looksLikeTable(first.cells, rows.slice(1))
    return isTable ? found : refuse({ reason: 'not_a_list' })
  }
  const { hasHeader, columns, suffix, ...recognised } = found.value

  const people = hasHeader ? rows.slice(1) : rows
  if (people.length === 0) return refuse({ reason: 'no_rows' })
  const whose = ({ cells }: SplitRow) => otherUai(cells[columns.uai ?? -1] ?? '', hints.own)
  const foreign = onlyOthers(people, whose)
  if (foreign) return refuse(foreign)
  const own = people.filter((row) => whose(row) === null)
  const profile = suffix ?? hints.profile
  if (columns.profile === undefined && profile === null) return refuse({ reason: 'profile_unknown' })
  const read = readEntRows(own, { columns, profile })
  if (read.rows.length === 0) return refuse({ reason: 'no_readable_row' })
  return accept({
    encoding,
    separator,
    ...recognised,
    columns: first.cells.map((cell, at) => ({
      header: hasHeader ? showValue(cell.trim()) : `Colonne ${at + 1}`,
      field: fieldAt(columns, at),
    })),
    ...read,
    others: people.length - own.length,
  })
}

type Found = Pick<EntList, 'vendor' | 'by'> & { hasHeader: boolean; columns: EntColumns; suffix: Profile | null }

function findColumns(header: string[], vendor: EntVendor | null): Result<Found, EntListRefusal> {
  if (isOwnReport(header.map((title) => title.trim()))) return refuse({ reason: 'own_report' })
  const asPronote = new Set(recogniseColumns(header).map((column) => column.field))
  if (asPronote.has('pronoteId')) return refuse({ reason: 'pronote_list' })

  const { columns, suffix } = recogniseEntColumns(header)
  const isTold = columns.entId !== undefined && columns.lastName !== undefined && columns.firstName !== undefined
  if (isTold) {
    const own = suffix ? 'itslearning' : asPronote.has('entId') ? 'kosmos' : null
    return accept({ vendor: vendor ?? own, by: 'titles', hasHeader: true, columns, suffix })
  }
  const layout = vendor && LAYOUTS[vendor]
  if (!layout) return refuse({ reason: 'unknown_columns' })
  const { hasHeader, ...places } = layout
  const { id: entId, ...names } = places
  if (Math.max(...Object.values(places)) >= header.length) return refuse({ reason: 'unknown_columns' })
  const besides = hasHeader ? { profile: columns.profile, className: columns.className, uai: columns.uai } : {}
  return accept({ vendor, by: 'places', hasHeader, columns: defined({ ...besides, entId, ...names }), suffix })
}

function defined(columns: Record<string, number | undefined>): EntColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, at]) => at !== undefined))
}

function fieldAt(columns: EntColumns, at: number): EntField | null {
  return (Object.keys(columns) as EntField[]).find((field) => columns[field] === at) ?? null
}
