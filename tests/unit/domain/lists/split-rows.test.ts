import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KEPT_CELL_LENGTH } from '@/domain/lists/pronote-list'
import { countBreaks, splitRows } from '@/domain/lists/split-rows'

const split = (text: string, maxCells = 10) => [...splitRows(text, ';', { maxCells })]
const cells = (text: string) => split(text).map((row) => row.cells)

describe('splitting rows', () => {
  test.each([
    [
      'CRLF',
      'a;b\r\nc;d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'LF without a last one',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CR alone',
      'a;b\rc;d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty cells', ';b;\n', [['', 'b', '']]],
    ['quotes', '"a;1";"b ""c"""\n', [['a;1', 'b "c"']]],
    ['a quote within a bare cell', 'a"b;c\n', [['a"b', 'c']]],
    ['text after a closing quote', '"Tom" junior;c\n', [['Tom junior', 'c']]],
    ['blank rows passed over', 'a\n\n;;\n  \nb\n', [['a'], ['b']]],
    ['blanks before a cell', 'a\n\n ; b\n', [['a'], [' ', ' b']]],
  ])('%s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  test('gives the line where a row starts and where it ends', () => {
    expect(split('a\r\n\r\n"b\r\nc"\r\nd').map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 1],
      [3, 4],
      [5, 5],
    ])
  })

  test('passes over blank lines of every kind without losing count of them', () => {
    expect(split('\n;\r\n ;\r""\r\n\n a\r\n\r\n').map(({ line, cells }) => [line, cells])).toEqual([[6, [' a']]])
  })

  test.each([
    ['bare', 'x'.repeat(KEPT_CELL_LENGTH + 1), 'x'],
    ['quoted', `"${'""'.repeat(KEPT_CELL_LENGTH + 1)}"`, '"'],
    ['followed by words', `"${'x'.repeat(KEPT_CELL_LENGTH - 1)}"xx`, 'x'],
    ['blank to where it is cut', `${' '.repeat(KEPT_CELL_LENGTH)}x`, ' '],
  ])('keeps the beginning of a cell beyond any list’s: %s', (_, cell, character) => {
    const row = split(`a;${cell};"b\n"\nc`)
    expect(row.map(({ cells, line }) => [line, ...cells])).toEqual([
      [1, 'a', character.repeat(KEPT_CELL_LENGTH), 'b\n'],
      [3, 'c'],
    ])
    expect(split(`a;${cell}`, 1)[0]?.extra).toBe(character.repeat(KEPT_CELL_LENGTH))
  })

  test('keeps no half of a character', () => {
    expect(cells(`${'x'.repeat(KEPT_CELL_LENGTH - 1)}😀`)).toEqual([['x'.repeat(KEPT_CELL_LENGTH - 1)]])
  })

  test('counts CRLF once', () => {
    expect(countBreaks('a\r\n\n\rb\n', 0, 6)).toBe(3)
  })

  test('keeps no more cells than asked and tells the first one left out', () => {
    expect(split(`a;b;;c${';d'.repeat(100_000)}\n`, 2)[0]).toMatchObject({ cells: ['a', 'b'], extra: 'c' })
    expect(split('a;b;;;\n', 2)[0]).toMatchObject({ cells: ['a', 'b'], extra: null })
  })

  test('says when a quote is never closed and when the last row has no line break', () => {
    expect(split('a;"b\nc')[0]).toMatchObject({ unclosed: true, terminated: false })
    expect(split('a;b\nc')[1]).toMatchObject({ unclosed: false, terminated: false })
  })

  test('reads back every table that was written with quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('aé;"\n\r ,\t')) })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 })), (table) => {
        const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';')).join('\r\n')
        expect(cells(text)).toEqual(table.filter((row) => row.some((value) => value.trim() !== '')))
      }),
    )
  })
})
