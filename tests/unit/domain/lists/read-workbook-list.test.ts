import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { MAX_COLUMNS } from '@/domain/lists/pronote-list'
import { readListFile, readListFileInSlices } from '@/domain/lists/read-list'
import type { Profile } from '@/domain/people/profile'
import { fixtureBytes, fixtureList, listOf } from '../../../builders/fixture-lists'
import { ods, odsParts, rowsOf, xlsx, xlsxParts, zipped, type WorkbookCell } from '../../../builders/workbooks'

const HEADER = ['Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS']
const LEA = ['MARTIN', 'Léa', '601', 'AZKH9C7WSQ2R54DP', 'NAA1']
const TOM = ['DURAND', 'Tom', '602', 'FEH85K9JNUCASD2M', '']
const FORMS = [
  ['XLSX', xlsx, 'xlsx'],
  ['ODS', ods, 'ods'],
] as const

const text = (name: string, encoding: string) => new TextDecoder(encoding).decode(fixtureBytes(name))
const read = (bytes: Uint8Array) => readListFile(bytes, 'liste')
const cellsOf = (bytes: Uint8Array) => listOf(read(bytes)).rows.map((row) => row.cells)
const refusal = (bytes: Uint8Array) => {
  const answer = read(bytes)
  return answer.ok ? null : answer.refusal
}

describe.each(FORMS)('%s', (_, make, format) => {
  test.each([
    ['eleves-export-utf16le.txt', 'utf-16le', ';', 'pupil'],
    ['responsables-export-utf16le.txt', 'utf-16le', ';', 'guardian'],
    ['eleves-semaine-3-presse-papiers.tsv', 'utf-8', '\t', 'pupil'],
  ] as const)('%s says the same as in text', (name, encoding, separator, profile: Profile) => {
    const list = listOf(read(make([{ name: 'Liste', rows: rowsOf(text(name, encoding), separator) }])))
    const analysis = (of: typeof list) => analyseImport({ list: of, profile, coverage: 'whole', people: [] })
    expect(list).toMatchObject({ format, sheet: 'Liste', encoding: null, separator: null })
    expect(analysis(list)).toEqual(analysis(fixtureList(name)))
  })

  test('a list is found under its title, above its total, with the numbers of its rows', () => {
    const rows = [['Élèves du collège'], [''], HEADER, LEA, TOM, ['Total : 2']]
    const list = listOf(read(make([{ name: 'A', rows }])))
    expect(list.rows.map((row) => row.line)).toEqual([4, 5])
    expect(list.outside).toMatchObject({ title: { count: 1, lines: [1] }, total: { count: 1, lines: [6] } })
  })

  test('a long one is read in slices, each short, and reads the same', () => {
    const rows = [HEADER, ...Array.from({ length: 5_000 }, (_, at) => ['MARTIN', `Léa ${at}`, '601', LEA[3]!, 'NAA1'])]
    const bytes = make([{ name: 'A', rows }])
    const slices = readListFileInSlices(bytes, 'liste')
    let pauses = 0
    for (;;) {
      const step = slices.next()
      if (!step.done) pauses += 1
      else {
        expect(step.value).toEqual(read(bytes))
        break
      }
    }
    expect(pauses).toBeGreaterThan(10)
  })

  test.each([
    ['the same columns', [HEADER, LEA, TOM]],
    [
      'other columns',
      [
        ['Identifiant PRONOTE', 'Nom'],
        ['AZKH9C7WSQ2R54DP', 'MARTIN'],
        ['FEH85K9JNUCASD2M', 'DURAND'],
      ],
    ],
    ['people without titles', [LEA, TOM]],
  ])('is refused when another sheet holds people too, with %s: they would be lost', (_, rows) => {
    const workbook = make([
      { name: 'Notice', rows: [['Mode d’emploi'], ['', 'Rien ici']] },
      { name: '6A', rows: [HEADER, LEA] },
      { name: '6B', rows },
    ])
    expect(refusal(workbook)).toEqual({
      reason: 'several_sheets',
      sheets: [
        { name: '6A', rows: 1 },
        { name: '6B', rows: 2 },
      ],
    })
  })

  test('the only sheet that holds a list is read', () => {
    const list = listOf(
      read(
        make([
          { name: 'Notice', rows: [['Mode d’emploi'], ['', 'Rien ici']] },
          { name: 'Vide', rows: [] },
          { name: 'Élèves', rows: [HEADER, LEA] },
          {
            name: 'Bilan',
            rows: [
              ['Classe', 'Total'],
              ['601', '25'],
            ],
          },
        ]),
      ),
    )
    expect(list).toMatchObject({ sheet: 'Élèves', rows: [{ line: 2 }] })
  })

  test('what holds no list is refused like a text would be', () => {
    expect(refusal(make([{ name: 'A', rows: [] }]))).toEqual({ reason: 'empty' })
    expect(
      refusal(
        make([
          {
            name: 'A',
            rows: [
              ['Nom', 'Prénom'],
              ['A', 'B'],
            ],
          },
        ]),
      ),
    ).toMatchObject({
      reason: 'no_identifier_column',
    })
    expect(refusal(make([{ name: 'A', rows: [HEADER] }]))).toEqual({ reason: 'no_rows' })
    const wide = [...HEADER, ...Array.from({ length: MAX_COLUMNS }, (_one, at) => `x${at}`)]
    expect(refusal(make([{ name: 'A', rows: [wide, LEA] }]))).toMatchObject({ reason: 'too_many_columns' })
  })

  test('a cell beyond the columns is kept to be shown', () => {
    const list = listOf(read(make([{ name: 'A', rows: [HEADER, [...LEA, '', 'de trop']] }])))
    expect(list.rows[0]).toMatchObject({ cells: LEA, extra: 'de trop' })
  })
})

describe('the cells of XLSX', () => {
  const row = (...cells: WorkbookCell[]) =>
    cellsOf(xlsx([{ name: 'A', rows: [HEADER, [...LEA.slice(0, 4), ...cells]] }]))[0]?.[4]

  test.each([
    ['a number stays as it is written', { number: '30191' }, '30191'],
    ['a large number loses its exponent, not its digits', { number: '7.5185265E7' }, '75185265'],
    ['leading zeros that a format adds are there', { number: '191', format: '00000' }, '00191'],
    ['a day is written as PRONOTE does', { number: '41035', format: 'dd/mm/yyyy' }, '06/05/2012'],
    ['a format with a colour and a word in quotes is no day', { number: '5', format: '[Red]0" jours"' }, '5'],
    ['a text within the cell', { xml: '<c r="E2" t="inlineStr"><is><t>NA</t><t>A1</t></is></c>' }, 'NAA1'],
    [
      'how a name is read aloud is left aside',
      { xml: '<c r="E2" t="inlineStr"><is><t>N</t><rPh><t>x</t></rPh></is></c>' },
      'N',
    ],
    ['a formula shows its last result', { xml: '<c r="E2" t="str"><f>A1&amp;"x"</f><v>NAA9</v></c>' }, 'NAA9'],
    ['a truth value', { xml: '<c r="E2" t="b"><v>1</v></c>' }, 'VRAI'],
    ['a cell without reference follows the one before', { xml: '<c t="str"><v>NAA7</v></c>' }, 'NAA7'],
  ] satisfies [string, WorkbookCell, string][])('%s', (_, cell, expected) => {
    expect(row(cell)).toBe(expected)
  })

  test('a day counts from 1904 in workbooks of old Macs', () => {
    const parts = xlsxParts([
      { name: 'A', rows: [HEADER, [...LEA.slice(0, 4), { number: '39573', format: 'd/m/yy' }]] },
    ])
    parts['xl/workbook.xml'] = parts['xl/workbook.xml']!.replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
    expect(cellsOf(zipped(parts))[0]?.[4]).toBe('06/05/2012')
  })

  test('elements may bear a prefix, and rows no number', () => {
    const parts = xlsxParts([{ name: 'A', rows: [HEADER, LEA] }])
    parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml']!.replaceAll(
      /<(\/?)(worksheet|sheetData|row|c|v)\b/g,
      '<$1x:$2',
    )
      .replaceAll(/<x:row r="\d+"/g, '<x:row')
      .replace('<x:worksheet xmlns=', '<x:worksheet xmlns:x=')
    expect(cellsOf(zipped(parts))).toEqual([LEA])
  })

  test('hidden sheets come last', () => {
    const parts = xlsxParts([
      { name: 'Cachée', rows: [HEADER, TOM] },
      { name: 'Vue', rows: [HEADER, LEA] },
    ])
    parts['xl/workbook.xml'] = parts['xl/workbook.xml']!.replace('sheetId="1"', 'sheetId="1" state="hidden"')
    expect(listOf(read(zipped(parts))).sheet).toBe('Vue')
  })
})

describe('the cells of ODS', () => {
  const shown = (xml: string) => cellsOf(ods([{ name: 'A', rows: [HEADER, [...LEA.slice(0, 4), { xml }]] }]))[0]?.[4]
  test.each([
    [
      'zeros shown before a number',
      '<table:table-cell office:value-type="float" office:value="191"><text:p>00191</text:p></table:table-cell>',
      '00191',
    ],
    [
      'digits in groups',
      '<table:table-cell office:value-type="float" office:value="75185265"><text:p>75 185 265</text:p></table:table-cell>',
      '75185265',
    ],
    [
      'a day',
      '<table:table-cell office:value-type="date" office:date-value="2012-05-06"><text:p>6 mai</text:p></table:table-cell>',
      '06/05/2012',
    ],
    [
      'spaces told by their number',
      '<table:table-cell office:value-type="string"><text:p>A<text:s text:c="2"/>B</text:p></table:table-cell>',
      'A  B',
    ],
    [
      'a note beside the cell is left aside',
      '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>NAA1</text:p></table:table-cell>',
      'NAA1',
    ],
  ])('%s', (_, xml, expected) => {
    expect(shown(xml)).toBe(expected)
  })

  test('a table within a cell is no sheet, and takes no row away', () => {
    const parts = odsParts([{ name: 'A', rows: [HEADER, LEA, TOM] }])
    const inner =
      '<table:table table:name="B"><table:table-row><table:table-cell office:value-type="string"><text:p>dedans</text:p></table:table-cell></table:table-row></table:table>'
    const nested = parts['content.xml']!.replace('<text:p>Léa', `${inner}<text:p>Léa`)
    expect(nested).toContain('dedans')
    expect(cellsOf(zipped({ ...parts, 'content.xml': nested }))).toEqual([LEA, TOM.slice(0, 4)])
  })

  test('rows that stand several times are as many rows', () => {
    const parts = odsParts([{ name: 'A', rows: [HEADER, LEA] }])
    const repeated = parts['content.xml']!.replace(
      /<table:table-row>(?=(?:(?!<table:table-row>).)*MARTIN)/,
      '<table:table-row table:number-rows-repeated="3">',
    )
    const list = listOf(read(zipped({ ...parts, 'content.xml': repeated })))
    expect(list.rows.map((row) => row.line)).toEqual([2, 3, 4])
  })
})
