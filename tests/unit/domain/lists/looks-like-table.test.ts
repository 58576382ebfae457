import { expect, test } from 'vitest'
import { looksLikeTable } from '@/domain/lists/looks-like-table'
import { readPastedList } from '@/domain/lists/read-list'

const titles = (width: number) => Array.from({ length: width }, (_, at) => `Colonne ${at}`)
const rows = (...widths: number[]) => widths.map((width) => ({ cells: Array.from({ length: width }, () => 'x') }))

test.each([
  [1, rows(1, 1, 1), false],
  [2, [], false],
  [2, rows(2), true],
  [3, rows(3, 2), true],
  [3, rows(3, 2, 1), false],
  [2, [{ cells: ['x', 'x'], extra: 'x' }], false],
])('under %d titles, %j: %s', (width, lines, isTable) => {
  expect(looksLikeTable(titles(width), lines)).toBe(isTable)
})

test('a sentence is no title', () => {
  expect(looksLikeTable(['Bonjour', 'voici la liste.'], rows(2))).toBe(false)
  expect(looksLikeTable(['Né le', 'Prof. princ.'], rows(2))).toBe(true)
})

test.each([
  ['bonjour', 'not_a_list'],
  ['https://exemple.fr/liste', 'not_a_list'],
  ['Bonjour, je voudrais apporter la liste des élèves.\nMerci, à bientôt.', 'not_a_list'],
  ['Une phrase.\nUne autre, avec une virgule.\n\nEt une fin.', 'not_a_list'],
  ['MARTIN;Léa\nDURAND;Tom', 'no_identifier_column'],
  ['Nom', 'no_identifier_column'],
])('what is pasted, %j, is refused: %s', (text, reason) => {
  expect(readPastedList(text)).toMatchObject({ refusal: { reason } })
})
