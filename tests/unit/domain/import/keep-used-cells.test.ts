import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { readPastedList } from '@/domain/lists/read-list'
import { fixtureList, listOf } from '../../../builders/fixture-lists'

const OWN = '0311238C'

test.each([
  ['eleves-semaine-2-utf8bom.csv', 'pupil'],
  ['responsables-export-utf16le.txt', 'guardian'],
  ['malformes/lignes-fautives.csv', 'pupil'],
] as const)('%s is analysed the same from what is kept', (name, profile) => {
  const list = fixtureList(name)
  const analysis = (of: typeof list) => analyseImport({ list: of, profile, coverage: 'whole', people: [] })
  expect(analysis(keepUsedCells(list, OWN))).toEqual(analysis(list))
})

test('any list is analysed the same from what is kept, through storage', () => {
  const cell = fc.oneof(
    fc.constantFrom('AZKH9C7WSQ2R54DP', 'FEH85K9JNUCASD2M', '', 'MARTIN', '"a\nb"', 'x'.repeat(2_001)),
    fc.string({ maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const header = ['Nom', 'Adresse', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS']
      const read = readPastedList([header, ...rows].map((row) => row.join(';')).join('\n'))
      if (!read.ok) return
      const analysis = (list: typeof read.value) =>
        analyseImport({ list, profile: 'pupil', coverage: 'whole', people: [] })
      const kept = keepUsedCells(read.value, OWN)
      const text = JSON.stringify(kept)
      expect(text).not.toContain(String.raw`\u0000`)
      expect(analysis(JSON.parse(text) as typeof kept).counts).toEqual(analysis(read.value).counts)
      expect(analysis(kept).errors).toEqual(analysis(read.value).errors)
    }),
  )
})

test('what no analysis reads is not kept', () => {
  const list = listOf(readPastedList('Nom;Adresse;Identifiant PRONOTE\nMARTIN;3 rue X;AZKH9C7WSQ2R54DP\n'))
  expect(keepUsedCells(list, OWN).rows[0]?.cells).toEqual(['MARTIN', '', 'AZKH9C7WSQ2R54DP'])
})

test('of a row of another establishment, only its UAI is kept', () => {
  const list = listOf(
    readPastedList('Nom;UAI;Identifiant PRONOTE\nMARTIN;Lycée 0310001a;AZKH9C7WSQ2R54DP\nPETIT;;FEH85K9JNUCASD2M'),
  )
  expect(keepUsedCells(list, OWN).rows.map(({ cells }) => cells)).toEqual([
    ['', '0310001A', ''],
    ['PETIT', '', 'FEH85K9JNUCASD2M'],
  ])
})
