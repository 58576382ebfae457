import { expect, test } from 'vitest'
import type { Uai } from '@/domain/establishment/uai'
import { MOST_LEFT_OUT, placeRows } from '@/domain/import-group/place-rows'
import type { KeptRows } from '@/domain/lists/kept-rows'

const rows = (count: number, firstLine: number): KeptRows => ({
  count,
  firstLine,
  read: () => [],
  forget: () => undefined,
})
const list = (...all: [uai: string, rows: KeptRows][]) => new Map(all as [Uai, KeptRows][])
const unreadable = { written: '0310047', why: { reason: 'malformed' }, rows: 5, lines: [7, 9] } as const
const one = rows(2, 2)
const far = rows(9, 4)

test('rows of an establishment that one administers become its import; all others are left out, the most rows first', () => {
  const establishments = list(['0310047H', one], ['0690001A', far])
  const known = new Map([['0310047H', '16']])
  expect(placeRows({ establishments, unplaced: [{ ...unreadable, lines: [7, 9] }] }, known)).toEqual({
    placed: [{ uai: '0310047H', academyCode: '16', rows: one }],
    leftOut: [
      { written: '0690001A', why: { reason: 'unknown' }, rows: 9, line: 4 },
      { written: '0310047', why: { reason: 'malformed' }, rows: 5, line: 7 },
    ],
  })
})

test('somebody who administers none of them places nothing', () => {
  expect(placeRows({ establishments: list(['0690001A', far]), unplaced: [] }, new Map()).placed).toEqual([])
})

test(`${MOST_LEFT_OUT} left out are told, those of the most rows`, () => {
  const many = Array.from({ length: MOST_LEFT_OUT + 1 }, (_, n): [string, KeptRows] => [`u${n}`, rows(n + 1, 2)])
  const { leftOut } = placeRows({ establishments: list(...many), unplaced: [] }, new Map())
  expect(leftOut).toHaveLength(MOST_LEFT_OUT)
  expect(leftOut.map(({ rows }) => rows)).not.toContain(1)
})
