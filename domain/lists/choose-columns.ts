import { holdsIdentifier } from '@/domain/lists/holds-identifier'
import type { ListRow, UnclearColumns } from '@/domain/lists/pronote-list'
import { fieldOfHeader, recogniseColumns, type Column, type KnownColumns } from '@/domain/lists/recognise-columns'

type TableLike = { headers: string[]; rows: readonly ListRow[]; known: KnownColumns }

export type ChosenColumns = { columns: Column[]; unclear: UnclearColumns | null }

/** Fields of which the wrong column would do harm: who somebody is, and with whom they are paired. */
const WEIGHTY = ['pronoteId', 'casId'] as const
/** Rows that are looked at for identifiers. */
const SAMPLE_ROWS = 500

/**
 * The columns of a table, its rows helping where headers do not suffice: of two columns for one identifier, an empty one
 * does not count, and two that say the same are one. `unclear` when a person must say: no header names the identifiers
 * though some columns hold some, or two columns have them and differ.
 */
export function chooseColumns({ headers, rows, known }: TableLike): ChosenColumns {
  const columns = recogniseColumns(headers, known)
  let unclear: UnclearColumns | null = null
  for (const field of WEIGHTY) {
    const named = headers.flatMap((header, index) => (fieldOfHeader(header, known) === field ? [index] : []))
    const used = named.length > 1 ? differing(named, rows) : named
    const [first] = used
    if (used.length > 1) unclear ??= { reason: 'several_columns', field, candidates: used }
    else if (first !== undefined && named.length > 1) {
      for (const index of named) columns[index] = { ...columnAt(columns, index), field: null, duplicate: true }
      columns[first] = { ...columnAt(columns, first), field, duplicate: false }
    }
    if (field === 'pronoteId' && named.length === 0) {
      const candidates = holdingIdentifiers({ headers, rows, known })
      if (candidates.length > 0) unclear = { reason: 'unmatched_columns', candidates }
    }
  }
  return { columns, unclear }
}

/** The columns that hold something, without those that say what an earlier one says; the first when none does. */
function differing(indexes: number[], rows: readonly ListRow[]): number[] {
  const said = new Set<string>()
  const kept = indexes.filter((index) => {
    const cells = rows.map((row) => (row.cells[index] ?? '').trim())
    // Compared as one text: cell by cell, two hundred columns of one title would cost the square of that.
    const whole = cells.join('\0')
    if (said.has(whole) || cells.every((cell) => cell === '')) return false
    said.add(whole)
    return true
  })
  return kept.length > 0 ? kept : indexes.slice(0, 1)
}

/** Columns without a known meaning where something reads as an identifier of PRONOTE. */
function holdingIdentifiers({ headers, rows, known }: TableLike): number[] {
  const sample = rows.slice(0, SAMPLE_ROWS)
  return headers.flatMap((header, index) => {
    const isOpen = fieldOfHeader(header, known) === null
    return isOpen && sample.some((row) => holdsIdentifier(row.cells[index] ?? '')) ? [index] : []
  })
}

function columnAt(columns: Column[], index: number): Column {
  return columns[index] ?? { header: '', field: null, duplicate: false }
}
