import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { allOfOthers } from '@/domain/import/other-establishment'
import { readPastedList } from '@/domain/lists/read-list'
import type { KnownPerson } from '@/domain/people/person'
import { describeError } from '@/features/findings/presentation'
import { listOf } from '../../../builders/fixture-lists'

const OWN = '0311238C'
const IDS = ['M298XBD5RJEYV6W4', 'Y57PVZX8DMW9BTEH', 'P8E4HDJ6NCZYKSFV'] as const

const listWith = (...uais: string[]) =>
  listOf(
    readPastedList(
      ['Nom;UAI;Identifiant PRONOTE', ...uais.map((uai, at) => `N${at};"${uai}";${IDS[at] ?? ''}`)].join('\n'),
    ),
  )

const analysis = (list: ReturnType<typeof listWith>, people: KnownPerson[] = []) =>
  analyseImport({ list, own: OWN, profile: 'pupil', coverage: 'whole', people })

describe('whose a row is', () => {
  test.each([
    ['', null],
    ['0311238C', null],
    [' 031 1238c ', null],
    ['Collège du Lac', null],
    ['0311238', null],
    ['0310001A ; 0311238C', null],
    ['0310001A', '0310001A'],
    ['031 0001 a', '0310001A'],
    ['0311238D', '0311238D'],
    ['Lycée 0310001A, 0310002B', '0310001A'],
  ])('«%s» is of %s', (cell, other) => {
    const { errors } = analysis(listWith(cell))
    expect(errors.map((error) => error.params)).toEqual(other === null ? [] : [{ uai: other }])
  })

  test('is not asked of a list without such a column', () => {
    const list = listOf(readPastedList(`Nom;Adresse;Identifiant PRONOTE\nA;0310001A;${IDS[0]}`))
    expect(analysis(list).errors).toEqual([])
    expect(allOfOthers(list, OWN)).toBeNull()
  })
})

describe('a row of another establishment', () => {
  test('is refused where it stands, and counted with the others', () => {
    const { counts, errors, accepted } = analysis(listWith('0311238C', '0310001A', ''))
    expect(counts).toMatchObject({ rows: 3, new: 2, refused: 1, repeated: 0, warned: 0 })
    expect(accepted.map(({ line }) => line)).toEqual([2, 4])
    expect(errors).toEqual([
      { line: 3, column: 'UAI', value: '0310001A', rule: 'other_establishment', params: { uai: '0310001A' } },
    ])
  })

  test('is told without a word on whether that establishment is known here', () => {
    const [error] = analysis(listWith('0311238C', '0310001A')).errors
    expect(error && describeError(error)).toMatchObject({
      rule: 'other_establishment',
      detail: expect.stringContaining('Cette ligne est de l’établissement 0310001A') as string,
      remedy: expect.stringMatching(/corrigez la cellule dans le fichier.*Elle ne se corrige pas ici/) as string,
    })
  })

  test('stands against no row of this one, and keeps nobody here from being missing', () => {
    const same = listOf(
      readPastedList(`Nom;UAI;Identifiant PRONOTE\nA;${OWN};${IDS[0]}\nB;0310001A;${IDS[0]}\nC;0310001A;${IDS[1]}`),
    )
    const known = { pronoteId: IDS[1], profile: 'pupil', casId: null, lastName: 'C', firstName: '' } as const
    const { counts, changes } = analysis(same, [{ ...known, className: null, absent: false }])
    expect(counts).toMatchObject({ new: 1, refused: 2, missing: 1 })
    expect(changes.markAbsent).toEqual([IDS[1]])
  })

  test('is judged the same from what is kept of it', () => {
    const list = listWith('0310001A', '0311238C', 'Lycée 0310001a')
    expect(analysis(keepUsedCells(list, OWN))).toEqual(analysis(list))
  })
})

describe('a whole list of others', () => {
  test.each([
    [['0310001A'], { uai: '0310001A', more: 0 }],
    [['0310001A', '0310001A', '0310002B'], { uai: '0310001A', more: 1 }],
  ])('%j is refused as such', (uais, refusal) => {
    expect(allOfOthers(listWith(...uais), OWN)).toEqual({ reason: 'other_establishment', ...refusal })
  })

  test.each([[['0310001A', '0311238C']], [['0310001A', '']]])('%j is not', (uais) => {
    expect(allOfOthers(listWith(...uais), OWN)).toBeNull()
  })
})
