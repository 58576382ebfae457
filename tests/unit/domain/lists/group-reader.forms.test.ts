import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { groupOf, readGroup, rowsByUai } from '../../../builders/group-lists'
import { ods, xlsx, zipped } from '../../../builders/workbooks'

const JAURES = '0311238C'
const OZENNE = '0310047H'
const HEADER = ['UAI', 'Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS']
const LEA = [JAURES, 'MARTIN', 'Léa', '601', 'AZKH9C7WSQ2R54DP', 'NAA30191']
const TOM = [OZENNE, 'DU;RAND', 'Tom', '2GT1', 'FEH85K9JNUCASD2M', 'NAA1']
const ZOE = [JAURES.toLowerCase(), 'PETIT "Zo"', 'Zoé', '602', 'KT2AQ3UW4S98DPYX']
const WRONG = ['0311238D', 'FAUX', 'Un', '601', '3KEUXDWC957JMQVR']
const NOWHERE = ['', 'SANS', 'Uai', '601', 'KQS98RPC4FNVAZU7']
const ROWS = [LEA, TOM, ZOE, WRONG, NOWHERE]

const utf8 = (text: string) => new TextEncoder().encode(text)
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const csv = (rows: string[][]) => utf8(rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join(''))
/** A row of text has the cells after its last one that holds something; a row of a sheet has not. */
const cellsOf = (rows: { cells: string[] }[] = []) => rows.map(({ cells }) => cells.join('\0').replace(/\0+$/, ''))

const FORMS = [
  ['XLSX', xlsx, 'xlsx'],
  ['ODS', ods, 'ods'],
] as const

describe.each(FORMS)('a list of several establishments in %s', (_, make, format) => {
  test('gives each its rows, with the lines of the sheet, and tells those that name none', () => {
    const rows = [['Élèves de l’académie'], [''], HEADER, ...ROWS, ['Total : 5']]
    const bytes = make([
      { name: 'Notice', rows: [['Mode d’emploi']] },
      { name: 'Élèves', rows },
    ])
    for (const pieceLength of [1, 3, bytes.length]) {
      const list = groupOf(readGroup(bytes, pieceLength))
      expect(list).toMatchObject({ format, sheet: 'Élèves', encoding: null, separator: null, rows: 6 })
      expect(list.profile).toMatchObject({ profile: 'pupil' })
      expect(rowsByUai(list)).toEqual({
        [JAURES]: [
          { line: 4, endLine: 4, cells: LEA, extra: null },
          { line: 6, endLine: 6, cells: ZOE, extra: null },
        ],
        [OZENNE]: [{ line: 5, endLine: 5, cells: TOM, extra: null }],
      })
      expect(list.unplaced).toEqual([
        { written: '0311238D', why: { reason: 'wrong_letter', expected: 'C' }, rows: 1, lines: [7] },
        { written: '', why: { reason: 'malformed' }, rows: 2, lines: [8, 9] },
      ])
    }
  })

  test('has its faults told with the lines of the sheet, and mended there', () => {
    const faulty = [JAURES, 'NGUYEN', 'Tam', '601', 'AZKH']
    const bytes = make([{ name: 'A', rows: [['Académie'], HEADER, TOM, LEA, [''], faulty] }])
    const { rows: _, establishments, unplaced: __, ...understood } = groupOf(readGroup(bytes))
    const list = { ...understood, rows: [...establishments.values()].flatMap((kept) => kept.read()) }
    const analysis = { list, profile: 'pupil', coverage: 'whole', people: [] } as const
    expect(analyseImport(analysis).errors).toMatchObject([{ line: 6, value: 'AZKH' }])
    const cells = [{ line: 6, field: 'pronoteId', value: 'KT2AQ3UW4S98DPYX' } as const]
    expect(analyseImport({ ...analysis, corrections: { cells, leftOut: [] } }).errors).toEqual([])
  })

  test('may stand in an archive, beside what systems leave there', () => {
    const archive = zipped({ 'listes/rentrée.bin': make([{ name: 'A', rows: [HEADER, LEA] }]), '__MACOSX/._x': 'x' })
    expect(rowsByUai(groupOf(readGroup(archive, 100)))).toMatchObject({ [JAURES]: [{ line: 2, cells: LEA }] })
  })

  test('says the same as the same list in text, whatever its cells hold', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'É', '"', ';', '\t', ',', '\n', ' ', '&', '<', '’'), maxLength: 12 })
      .map((text) => (text.trim() === '' ? '' : text))
    const row = fc
      .tuple(fc.constantFrom(JAURES, OZENNE, OZENNE.toLowerCase(), '0311238D', 'x', ''), cell, cell)
      .map(([uai, name, casId]) => [uai, name, 'AZKH9C7WSQ2R54DP', casId])
    const titles = ['UAI', 'Nom', 'Identifiant PRONOTE', 'Identifiant CAS']
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (rows) => {
        const inText = groupOf(readGroup(csv([titles, ...rows])))
        const inSheet = groupOf(readGroup(make([{ name: 'A', rows: [titles, ...rows] }])))
        const told = ({ written, rows, why }: (typeof inText.unplaced)[number]) => ({ written, rows, why })
        expect(inSheet.rows).toBe(rows.length)
        expect(inSheet.unplaced.map(told)).toEqual(inText.unplaced.map(told))
        const [textRows, sheetRows] = [rowsByUai(inText), rowsByUai(inSheet)]
        expect(Object.keys(sheetRows)).toEqual(Object.keys(textRows))
        for (const uai of Object.keys(textRows)) {
          expect(cellsOf(sheetRows[uai])).toEqual(cellsOf(textRows[uai]))
          const lines = rows.flatMap(([written], at) => (written?.toUpperCase() === uai ? [at + 2] : []))
          expect(sheetRows[uai]?.map(({ line, endLine }) => [line, endLine])).toEqual(lines.map((at) => [at, at]))
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('a list of several establishments', () => {
  const text =
    '<?xml version="1.0" encoding="UTF-8"?>\n<TABLE>\n' +
    ROWS.map(([uai, name, first, group, id, casId]) => {
      const field = (code: string, value = '') => `<${code}>${value}</${code}>`
      const cells = [field('UAI', uai), field('NOM', name), field('PRENOM', first), field('CLASSE', group)]
      return `<Eleve>${[...cells, field('IDENTPRONOTE', id), field('IDENTCAS', casId)].join('')}</Eleve>\n`
    }).join('') +
    '</TABLE>\n'

  test.each([1, 1_000])('is read in the XML form of PRONOTE, with the lines of the file, in pieces of %i', (length) => {
    const list = groupOf(readGroup(utf8(text), length))
    expect(list).toMatchObject({ format: 'xml', encoding: 'utf-8', separator: null, rows: 5 })
    expect(list.profile).toMatchObject({ profile: 'pupil' })
    expect(rowsByUai(list)).toMatchObject({
      [JAURES]: [{ line: 3, cells: LEA }, { line: 5 }],
      [OZENNE]: [{ line: 4, cells: TOM }],
    })
    expect(list.unplaced.map(({ lines }) => lines)).toEqual([[6], [7]])
  })

  test('is the same in an archive as by itself, in text and in XML', () => {
    const many = Array.from({ length: 3_000 }, (_, n) => [n % 2 ? JAURES : OZENNE, `N${n}`, 'Léa', '601', LEA[4]!, ''])
    for (const bytes of [csv([HEADER, ...ROWS]), csv([HEADER, ...many]), utf8(text)]) {
      const [alone, inArchive] = [bytes, zipped({ 'liste.txt': bytes })].map((of) => groupOf(readGroup(of, 777)))
      const { establishments: _, ...understood } = alone!
      expect(inArchive).toMatchObject(understood)
      expect(rowsByUai(inArchive!)).toEqual(rowsByUai(alone!))
    }
  })

  test('is read from an archive in Windows-1252 too, quotes and line breaks in its cells', () => {
    const latin = Uint8Array.from(
      `UAI;Nom;Identifiant PRONOTE\r\n${OZENNE};"LE;FÈ\r\nVRE ""X""";FEH85K9JNUCASD2M\r\n${JAURES};A;AZKH9C7WSQ2R54DP\r\n`,
      (character) => character.charCodeAt(0),
    )
    const list = groupOf(readGroup(zipped({ 'liste.csv': latin })))
    expect(list.encoding).toBe('windows-1252')
    expect(rowsByUai(list)).toMatchObject({
      [OZENNE]: [{ line: 2, endLine: 3, cells: [OZENNE, 'LE;FÈ\r\nVRE "X"', 'FEH85K9JNUCASD2M'] }],
      [JAURES]: [{ line: 4 }],
    })
  })

  test('in XLSX, has the numbers of the rows that a spreadsheet shows when some are empty', () => {
    const list = groupOf(readGroup(xlsx([{ name: 'A', rows: [HEADER, [], [], LEA] }])))
    expect(rowsByUai(list)[JAURES]).toMatchObject([{ line: 4 }])
  })
})
