import 'server-only'
import { showValue } from '@/domain/import/clean-value'
import { knownColumns } from '@/domain/lists/match-columns'
import type { Field, KnownColumns } from '@/domain/lists/recognise-columns'
import { isImportId } from '@/features/imports/queries'
import type { EstablishmentAccess } from '@/server/access'
import { db } from '@/server/db'

export type KnownColumn = { header: string; label: string; field: Field | null; toldByName: string; toldAt: Date }

/** What was said of the columns of this establishment's lists, in the order of their titles. */
export async function listKnownColumns(access: EstablishmentAccess<'import'>): Promise<KnownColumn[]> {
  const rows = await db().knownColumn.findMany({
    where: { uai: access.uai },
    select: { header: true, label: true, field: true, toldAt: true, toldBy: { select: { name: true } } },
    orderBy: { header: 'asc' },
  })
  return rows.map(({ toldBy, field, ...row }) => ({
    ...row,
    // Written by this application alone, from the same type.
    field: field as Field | null,
    toldByName: toldBy.name,
  }))
}

/** The same, as reading a list wants it. */
export async function loadKnownColumns(access: EstablishmentAccess<'import'>): Promise<KnownColumns> {
  return knownColumns(await listKnownColumns(access))
}

/** What was said of the columns of each of these establishments' lists, by UAI. */
export async function loadKnownColumnsOf(accesses: readonly EstablishmentAccess<'import'>[]) {
  const rows = await db().knownColumn.findMany({
    where: { uai: { in: accesses.map(({ uai }) => uai) } },
    select: { uai: true, header: true, field: true },
  })
  const byUai = new Map<string, { header: string; field: Field | null }[]>()
  // Written by this application alone, from the same type.
  for (const { uai, header, field } of rows) {
    byUai.set(uai, [...(byUai.get(uai) ?? []), { header, field: field as Field | null }])
  }
  return ({ uai }: { uai: string }): KnownColumns => knownColumns(byUai.get(uai) ?? [])
}

const SAMPLES = 3
/** First rows of a list that values are shown of. */
export const SAMPLE_ROWS = 50

/** A few different values of each column of a list that waits: for telling what it holds. Empty when none waits. */
export async function findColumnSamples(access: EstablishmentAccess<'import'>, importId: string): Promise<string[][]> {
  if (!isImportId(importId)) return []
  const [found] = await db().$queryRaw<{ columns: number | null; rows: string[][] | null }[]>`
    select jsonb_array_length(analysis #> '{list,columns}') as columns,
      (select jsonb_agg(one.value -> 'cells' order by one.rank)
       from jsonb_array_elements(analysis #> '{list,rows}') with ordinality as one(value, rank)
       where one.rank <= ${SAMPLE_ROWS}) as rows
    from "ListImport"
    where id = ${importId}::uuid and "setupId" = ${access.setupId}::uuid and analysis is not null`
  const rows = found?.rows ?? []
  return Array.from({ length: found?.columns ?? 0 }, (_, index) => {
    return sampleValues(rows.map((cells) => cells[index] ?? ''))
  })
}

/** A few different ones of a column's cells, as they are shown. */
export function sampleValues(cells: readonly string[]): string[] {
  const values = cells.map((cell) => showValue(cell.trim())).filter((value) => value !== '')
  return [...new Set(values)].slice(0, SAMPLES)
}
