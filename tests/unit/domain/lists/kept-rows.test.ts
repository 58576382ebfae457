import { expect, test } from 'vitest'
import { createTableRowKeeper, createTextRowKeeper } from '@/domain/lists/kept-rows'

test('rows are read as they were, as often as one asks, until they are forgotten', () => {
  const keeper = createTextRowKeeper(';', 3)
  keeper.keep('0310047H;Élodie;"a\nb"\r\n', 2)
  keeper.keep('0310047H;Zoé;', 7)
  const rows = [
    { line: 2, endLine: 3, cells: ['0310047H', 'Élodie', 'a\nb'], extra: null },
    { line: 7, endLine: 7, cells: ['0310047H', 'Zoé', ''], extra: null },
  ]
  expect(keeper.read()).toEqual(rows)
  expect(keeper.read()).toEqual(rows)
  keeper.forget()
  expect(keeper.read()).toEqual([])
})

test('rows of a table are kept as they are', () => {
  const keeper = createTableRowKeeper()
  const rows = [7, 9].map((line) => ({ line, endLine: line, cells: ['0310047H', 'a\nb'], extra: null }))
  for (const row of rows) keeper.keep(row)
  expect(keeper).toMatchObject({ count: 2, firstLine: 7 })
  expect(keeper.read()).toEqual(rows)
  keeper.forget()
  expect(keeper.read()).toEqual([])
})
