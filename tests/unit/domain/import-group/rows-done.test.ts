import { expect, test } from 'vitest'
import { rowsDone } from '@/domain/import-group/rows-done'

const SINCE = [
  { state: 'analysed', rowsBrought: 10, rowsSettled: 0 },
  { state: 'held', rowsBrought: 20, rowsSettled: 0 },
  { state: 'committed', rowsBrought: 3, rowsSettled: 40 },
  { state: 'discarded', rowsBrought: 0, rowsSettled: 50 },
  { state: 'undone', rowsBrought: 0, rowsSettled: 60 },
] as const

test.each([
  ['while they are analysed, those of the imports that are here since', null, 33],
  ['of what is confirmed, those that are written since', 'commit', 40],
  ['of what is given up, those given up since', 'discard', 50],
  ['of what is undone, those undone since', 'undo', 60],
  ['of what is analysed again, those that the work told', 'reanalyse', 5],
  ['once the column is told, those that the work told', 'match', 5],
] as const)('rows are done: %s', (_words, act, done) => {
  expect(rowsDone({ act, told: 5, rows: 100 }, SINCE)).toBe(done)
})

test('rows are done: those that the work told, where they are more', () => {
  expect(rowsDone({ act: 'commit', told: 41, rows: 100 }, SINCE)).toBe(41)
})

test('rows are done: of an import that somebody settled beside the work, no more than the work has', () => {
  expect(rowsDone({ act: 'commit', told: 5, rows: 30 }, SINCE)).toBe(30)
})
