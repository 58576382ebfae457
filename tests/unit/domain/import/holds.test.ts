import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { DEFAULT_THRESHOLDS, LEAST_PEOPLE, type HoldCode, type HoldThresholds } from '@/domain/import/holds'
import type { Coverage } from '@/domain/import/coverage'
import { readPastedList } from '@/domain/lists/read-list'
import type { KnownPerson } from '@/domain/people/person'
import { listOf } from '@/tests/builders/fixture-lists'

const ALPHABET = '23456789AB'
const HUNDRED = 100

function pronoteId(index: number): string {
  return `ABCDEFGH${[...String(index).padStart(8, '0')].map((digit) => ALPHABET.charAt(Number(digit))).join('')}`
}

function known(count: number, person: Partial<KnownPerson> = {}): KnownPerson[] {
  return Array.from({ length: count }, (_one, index) => ({
    pronoteId: pronoteId(index),
    profile: 'pupil',
    casId: `CAS${index}`,
    lastName: `NOM${index}`,
    firstName: 'Camille',
    className: '601',
    absent: false,
    ...person,
  }))
}

type Row = { pronoteId: string; casId: string | null; lastName: string; firstName: string }

function holdsOf(
  people: KnownPerson[],
  rows: Row[],
  { coverage = 'whole', thresholds = DEFAULT_THRESHOLDS }: { coverage?: Coverage; thresholds?: HoldThresholds } = {},
) {
  const text = ['Identifiant PRONOTE\tIdentifiant CAS\tNom\tPrénom']
  for (const row of rows) text.push([row.pronoteId, row.casId ?? '', row.lastName, row.firstName].join('\t'))
  const list = listOf(readPastedList(text.join('\n')))
  return analyseImport({ list, profile: 'pupil', coverage, people, thresholds }).holds
}

const codes = (holds: { code: HoldCode }[]) => holds.map(({ code }) => code)

/** The same people, `count` of them changed. */
function changing(people: KnownPerson[], count: number, change: Partial<KnownPerson>): KnownPerson[] {
  return people.map((person, index) => (index < count ? { ...person, ...change } : person))
}

describe('an import is held above each threshold, never at it', () => {
  const people = known(HUNDRED)
  const cases: [code: HoldCode, rowsWith: (count: number) => KnownPerson[]][] = [
    ['many_absent', (count) => people.slice(count)],
    ['many_changed', (count) => changing(people, count, { firstName: 'Autre' })],
    ['many_unpaired', (count) => changing(people, count, { casId: null })],
  ]
  test.each(cases)('%s', (code, rowsWith) => {
    const threshold = DEFAULT_THRESHOLDS[code]
    expect(codes(holdsOf(people, rowsWith(threshold - 1)))).toEqual([])
    expect(codes(holdsOf(people, rowsWith(threshold)))).toEqual([])
    expect(holdsOf(people, rowsWith(threshold + 1))).toEqual([{ code, people: threshold + 1, of: HUNDRED, threshold }])
  })

  test.each(cases)('%s, by the thresholds of the académie', (code, rowsWith) => {
    const own = { many_absent: 3, many_changed: 4, many_unpaired: 2 }
    expect(codes(holdsOf(people, rowsWith(own[code]), { thresholds: own }))).not.toContain(code)
    expect(codes(holdsOf(people, rowsWith(own[code] + 1), { thresholds: own }))).toContain(code)
  })
})

describe('what holds nothing', () => {
  test('the first list of a profile, whatever other profiles hold', () => {
    const others = known(HUNDRED, { profile: 'guardian' }).map((one, at) => ({
      ...one,
      pronoteId: pronoteId(500 + at),
    }))
    expect(holdsOf(others, known(HUNDRED))).toEqual([])
    expect(holdsOf([], known(HUNDRED))).toEqual([])
  })

  test.each([
    [LEAST_PEOPLE - 1, []],
    [LEAST_PEOPLE, ['many_absent']],
    [LEAST_PEOPLE + 1, ['many_absent']],
  ])('of %i people known, most missing: %j', (count, expected) => {
    expect(codes(holdsOf(known(count), known(1)))).toEqual(expected)
  })

  test('an Identifiant CAS that appears on everybody', () => {
    expect(holdsOf(known(HUNDRED, { casId: null }), known(HUNDRED))).toEqual([])
  })

  test('people who were absent and are back', () => {
    const back = [
      ...known(50),
      ...known(HUNDRED)
        .slice(50)
        .map((one) => ({ ...one, absent: true })),
    ]
    expect(holdsOf(back, known(HUNDRED))).toEqual([])
  })

  test('a part, whoever is not in it', () => {
    expect(holdsOf(known(HUNDRED), known(3), { coverage: 'part' })).toEqual([])
  })
})

test('one Identifiant CAS copied down the column is a loss of pairings, though no cell is empty', () => {
  const people = known(HUNDRED)
  const copied = changing(people, DEFAULT_THRESHOLDS.many_unpaired + 1, { casId: 'NAA1' })
  expect(codes(holdsOf(people, copied))).toEqual(['many_unpaired'])
})

test('who becomes absent is not counted among lost pairings as well', () => {
  const people = known(HUNDRED)
  expect(codes(holdsOf(people, people.slice(20)))).toEqual(['many_absent'])
})
