import { findUaiColumn, sortByEstablishment, type GroupedList, type GroupRefusal } from '@/domain/lists/grouped-list'
import { createTableRowKeeper } from '@/domain/lists/kept-rows'
import { NONE_OUTSIDE } from '@/domain/lists/outside-rows'
import type { PronoteList } from '@/domain/lists/pronote-list'
import { accept, refuse, type Result } from '@/lib/result'

/** The rows of a list that was read whole, by establishment. Totals in it name none, like any such row of a text. */
export function groupTable({
  rows,
  outside = NONE_OUTSIDE,
  unrecognised: _unrecognised,
  ...understood
}: PronoteList): Result<GroupedList, GroupRefusal> {
  const uaiAt = findUaiColumn(understood.columns)
  if (!uaiAt.ok) return uaiAt
  const sorted = sortByEstablishment(createTableRowKeeper)
  for (const row of rows) {
    sorted.keeperFor(row.cells[uaiAt.value] ?? '', row.line)?.keep(row)
    const refusal = sorted.refusal()
    if (refusal) return refuse(refusal)
  }
  for (const { count, lines } of [outside.total, outside.header]) {
    for (let index = 0; index < count; index += 1) sorted.keeperFor('', lines[index] ?? 0)
  }
  return accept({ ...understood, ...sorted.result() })
}
