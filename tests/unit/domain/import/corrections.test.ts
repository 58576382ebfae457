import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import {
  applyCorrections,
  changedCells,
  correctableField,
  mergeCorrections,
  NO_CORRECTIONS,
  showCorrections,
  type Corrections,
} from '@/domain/import/corrections'
import { readPastedList } from '@/domain/lists/read-list'
import { fixtureList, listOf } from '@/tests/builders/fixture-lists'

const HEADER = 'Identifiant PRONOTE\tIdentifiant CAS\tNom\tPrénom'
const list = listOf(
  readPastedList(
    [
      HEADER,
      'AZKH9C7WSQ2R54D\tNAA1\tMARTIN\tLéa',
      'FEH85K9JNUCASD2M\t\tDURAND\tTom',
      'FEH85K9JNUCASD2M\t\tDUPOND\tTom',
      'KQS98RPC4FNVAZU7\tNAA3\t\tZoé',
    ].join('\n'),
  ),
)

function analyse(corrections: Corrections) {
  return analyseImport({ list, profile: 'pupil', coverage: 'whole', people: [], corrections })
}

function expectEquation({ counts }: ReturnType<typeof analyse>) {
  expect(counts.new + counts.changed + counts.unchanged + counts.repeated + counts.refused).toBe(counts.rows)
}

describe('cells typed again', () => {
  test('without correction, one identifier is wrong, one stands on two people, one name is missing', () => {
    const analysis = analyse(NO_CORRECTIONS)
    expect(analysis.counts).toMatchObject({ rows: 4, new: 1, refused: 3 })
    expect(analysis.warnings.map(({ rule }) => rule)).toEqual(['no_name'])
  })

  test('the right identifier and the missing name, once typed, are as good as read', () => {
    const cells = [
      { line: 2, field: 'pronoteId', value: ' azkh9c7wsq2r54dp ' },
      { line: 5, field: 'lastName', value: 'PETIT' },
    ] as const
    const analysis = analyse({ cells: [...cells], leftOut: [] })
    expect(analysis.counts).toMatchObject({ rows: 4, new: 2, refused: 2 })
    expect(analysis.accepted[0]).toMatchObject({ pronoteId: 'AZKH9C7WSQ2R54DP', lastName: 'MARTIN' })
    expect(analysis.accepted[1]).toMatchObject({ lastName: 'PETIT' })
    expectEquation(analysis)
  })

  test('a value that is still wrong is an error of its own', () => {
    const analysis = analyse({ cells: [{ line: 2, field: 'pronoteId', value: 'COURT' }], leftOut: [] })
    expect(analysis.errors[0]).toMatchObject({ line: 2, rule: 'identifier_format', value: 'COURT' })
  })

  test('the list itself stays as it was brought', () => {
    const before = structuredClone(list)
    applyCorrections(list, { cells: [{ line: 2, field: 'lastName', value: 'X' }], leftOut: [] })
    expect(list).toEqual(before)
  })

  test('a row too short receives the cell that it lacks', () => {
    const short = listOf(
      readPastedList(`Nom\tPrénom\tIdentifiant PRONOTE\tIdentifiant CAS\nMARTIN\tLéa\nDURAND\tTom\tFEH85K9JNUCASD2M\t`),
    )
    const cells = [{ line: 2, field: 'pronoteId' as const, value: 'AZKH9C7WSQ2R54DP' }]
    const read = (corrections: Corrections) =>
      analyseImport({ list: short, profile: 'pupil', coverage: 'whole', people: [], corrections }).counts
    expect(read(NO_CORRECTIONS)).toMatchObject({ new: 1, refused: 1 })
    expect(read({ cells, leftOut: [] })).toMatchObject({ new: 2, refused: 0 })
  })
})

describe('lines left out', () => {
  test('one of two lines of an identifier lets the other be taken', () => {
    const analysis = analyse({ cells: [], leftOut: [4] })
    expect(analysis.accepted.map(({ lastName }) => lastName)).toEqual(['DURAND', ''])
    expect(analysis.errors.map(({ line, rule }) => [line, rule])).toEqual([
      [2, 'identifier_format'],
      [4, 'left_out'],
    ])
    expectEquation(analysis)
  })

  test('leaves its person as known, never absent', () => {
    const [person] = analyse({ cells: [], leftOut: [4] }).changes.insert
    const people = [{ ...person!, profile: 'pupil' as const }]
    const corrections = { cells: [], leftOut: [3, 4] }
    const { changes } = analyseImport({ list, profile: 'pupil', coverage: 'whole', people, corrections })
    expect(changes.markAbsent).toEqual([])
  })
})

describe('what is kept of what was typed', () => {
  const cell = (line: number, value: string) => ({ line, field: 'lastName' as const, value })

  test('the last word counts, and a line withdrawn forgets all that was typed of it', () => {
    const once = mergeCorrections(NO_CORRECTIONS, { cells: [cell(3, 'A'), cell(2, 'B')], leaveOut: [4], withdraw: [] })
    expect(once).toEqual({ cells: [cell(2, 'B'), cell(3, 'A')], leftOut: [4] })
    const again = mergeCorrections(once, { cells: [cell(3, 'C')], leaveOut: [5], withdraw: [2, 4] })
    expect(again).toEqual({ cells: [cell(3, 'C')], leftOut: [5] })
  })

  test('a cell sent as it was shown is no correction', () => {
    const sent = [
      cell(2, 'MARTIN'),
      cell(3, 'DURANT'),
      { line: 2, field: 'pronoteId' as const, value: 'azkh9c7wsq2r54d' },
      { line: 2, field: 'className' as const, value: 'no such column' },
      cell(99, 'no such line'),
    ]
    expect(changedCells(list, NO_CORRECTIONS, sent)).toEqual([cell(3, 'DURANT')])
    // Typed once already: typing the file's value again is a change back.
    expect(changedCells(list, { cells: [cell(2, 'X')], leftOut: [] }, [cell(2, 'MARTIN')])).toEqual([cell(2, 'MARTIN')])
  })

  test('is shown beside what the file says', () => {
    expect(showCorrections(list, { cells: [cell(5, 'PETIT')], leftOut: [] })).toEqual([
      { ...cell(5, 'PETIT'), column: 'Nom', was: '' },
    ])
  })
})

test('every error of the faulty fixture but the shape of its rows can be typed again', () => {
  const faulty = fixtureList('malformes/lignes-fautives.csv')
  const { errors } = analyseImport({ list: faulty, profile: 'pupil', coverage: 'part', people: [] })
  expect(errors.length).toBeGreaterThan(5)
  expect(errors.every((error) => correctableField(error, faulty.columns) !== null)).toBe(true)
  expect(correctableField({ column: 'Civilité' }, faulty.columns)).toBeNull()
})
