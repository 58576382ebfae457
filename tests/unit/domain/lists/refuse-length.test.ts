import { expect, test } from 'vitest'
import { MAX_ESTABLISHMENT_ROWS, type ListRow } from '@/domain/lists/pronote-list'
import { refuseLength } from '@/domain/lists/refuse-length'

test('a list longer than an establishment has people is refused, one as long is not', () => {
  const row: ListRow = { line: 2, endLine: 2, cells: [], extra: null }
  const list = (length: number) => ({ rows: Array<ListRow>(length).fill(row) })
  expect(refuseLength(list(MAX_ESTABLISHMENT_ROWS))).toBeNull()
  expect(refuseLength(list(MAX_ESTABLISHMENT_ROWS + 1))).toEqual({ reason: 'too_many_rows', max: 30_000 })
})
