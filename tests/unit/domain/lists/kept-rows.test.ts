import { expect, test } from 'vitest'
import { createRowKeeper } from '@/domain/lists/kept-rows'

test('rows are read as they were, as often as one asks, until they are forgotten', () => {
  const keeper = createRowKeeper()
  keeper.keep('0310047H;Élodie;"a\nb"\r\n', 2)
  keeper.keep('0310047H;Zoé;', 7)
  const rows = [
    { line: 2, endLine: 3, cells: ['0310047H', 'Élodie', 'a\nb'], extra: null },
    { line: 7, endLine: 7, cells: ['0310047H', 'Zoé', ''], extra: null },
  ]
  expect(keeper.read(';', 3)).toEqual(rows)
  expect(keeper.read(';', 3)).toEqual(rows)
  keeper.forget()
  expect(keeper.read(';', 3)).toEqual([])
})
