import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { KEPT_CELL_LENGTH, MAX_COLUMNS } from '@/domain/lists/pronote-list'
import { readListFile, readPastedList } from '@/domain/lists/read-list'
import { fixtureBytes, fixtureList, listOf } from '../../../builders/fixture-lists'

const RECORD =
  '<Professeur numero="1">\n<NOM>MARTIN</NOM>\n<IDENTIFIANT_PRONOTE>AZKH9C7WSQ2R54DP</IDENTIFIANT_PRONOTE>\n</Professeur>'
const file = (xml: string) => readListFile(new TextEncoder().encode(xml), 'export.xml')
const refusal = (xml: string) => {
  const read = file(xml)
  return read.ok ? null : read.refusal
}

describe('the XML form of the text export', () => {
  test('of the fixture: 30 teachers, the first of those that the clipboard holds', () => {
    const list = fixtureList('professeurs-export-table.xml')
    expect(list).toMatchObject({ format: 'xml', encoding: 'utf-8', separator: null })
    expect(list.profile).toEqual({ profile: 'teacher', from: 'likely', because: 'Professeur' })
    expect(list.rows.map((row) => row.line)).toEqual(Array.from({ length: 30 }, (_, at) => at + 3))
    const accepted = (of: typeof list) =>
      analyseImport({ list: of, profile: 'teacher', coverage: 'part', people: [] }).accepted
    const plain = ({ pronoteId, casId, lastName, firstName }: ReturnType<typeof accepted>[number]) =>
      [pronoteId, casId, lastName, firstName].join()
    const pasted = accepted(fixtureList('professeurs-presse-papiers.tsv'))
    expect(accepted(list).map(plain)).toEqual(pasted.slice(0, 30).map(plain))
  })

  test('whatever its encoding, pasted too', () => {
    const text = new TextDecoder().decode(fixtureBytes('professeurs-export-table.xml'))
    const latin = Uint8Array.from(text.replace('UTF-8', 'ISO-8859-1'), (character) => character.charCodeAt(0))
    const cells = (of: ReturnType<typeof file>) => listOf(of).rows.map((row) => row.cells)
    expect(cells(readListFile(latin, 'x'))).toEqual(cells(file(text)))
    expect(cells(readPastedList(text))).toEqual(cells(file(text)))
  })

  test('a record has the line where it opens; records that share lines are numbered', () => {
    const lines = (xml: string) => listOf(file(xml)).rows.map((row) => row.line)
    expect(lines(`<TABLE>\n${RECORD}\n${RECORD.replaceAll('A', 'B')}</TABLE>`)).toEqual([2, 6])
    expect(lines(`<TABLE>\n<Professeur\nnumero="1"><IDENT_PRONOTE>x</IDENT_PRONOTE></Professeur></TABLE>`)).toEqual([2])
    expect(lines(`<TABLE>\n\n${RECORD.replaceAll('\n', '').repeat(3)}</TABLE>`)).toEqual([1, 2, 3])
  })

  test('fields may come in any order, be missing, or stand several times', () => {
    const list = listOf(
      file(
        '<TABLE><Eleve><NOM>A</NOM><CLASSE>601</CLASSE><CLASSE>6G</CLASSE><IDENT_PRONOTE>x</IDENT_PRONOTE></Eleve>' +
          '<Eleve><IDENT_PRONOTE>y</IDENT_PRONOTE><NOM>B &amp; C</NOM></Eleve></TABLE>',
      ),
    )
    expect(list.columns.map((column) => column.field)).toEqual(['lastName', 'className', 'pronoteId'])
    expect(list.rows.map((row) => row.cells)).toEqual([
      ['A', '601, 6G', 'x'],
      ['B & C', '', 'y'],
    ])
  })

  test('a record that holds words of its own is a row, refused for its identifier', () => {
    const list = listOf(file(`<TABLE>${RECORD}<Professeur>DUPONT</Professeur></TABLE>`))
    expect(list.rows[1]).toMatchObject({ cells: [], extra: 'DUPONT' })
  })

  test('guardians in fields of the pupil: which list to bring is said', () => {
    expect(refusal('<TABLE><Eleve><NOM>A</NOM><R1_NOM>B</R1_NOM></Eleve></TABLE>')).toMatchObject({
      reason: 'guardians_in_columns',
    })
  })
})

test('of a cell beyond any list’s only the beginning is kept, and the row is refused for its length', () => {
  const long = 'x'.repeat(KEPT_CELL_LENGTH + 1)
  const list = listOf(
    file(`<TABLE><Eleve><IDENTIFIANT_PRONOTE>A</IDENTIFIANT_PRONOTE><NOM>${long}</NOM></Eleve></TABLE>`),
  )
  expect(list.rows[0]?.cells[1]).toBe('x'.repeat(KEPT_CELL_LENGTH))
})

describe('it is refused', () => {
  test.each([
    ['without records', '<TABLE></TABLE>', { reason: 'no_identifier_column', columns: [] }],
    ['when it stops before its end', `<TABLE>${RECORD}`, { reason: 'xml_truncated' }],
    ['when it is malformed, with the line', `<TABLE>\n${RECORD}\n<a b></TABLE>`, { reason: 'xml_malformed', line: 6 }],
    [
      'when it declares entities',
      `<!DOCTYPE TABLE [<!ENTITY a "b">]>\n<TABLE>${RECORD}</TABLE>`,
      { reason: 'xml_entities' },
    ],
    ['when it calls another file', `<!DOCTYPE TABLE SYSTEM "http://x/">\n<TABLE/>`, { reason: 'xml_entities' }],
    ['when it is another document', '<html><TABLE><tr/></TABLE></html>', { reason: 'markup' }],
    [
      `of more than ${MAX_COLUMNS} fields`,
      `<TABLE><P>${Array.from({ length: MAX_COLUMNS + 1 }, (_, at) => `<F${at}>x</F${at}>`).join('')}</P></TABLE>`,
      { reason: 'too_many_columns', found: MAX_COLUMNS + 1, max: MAX_COLUMNS },
    ],
    ['when elements stand in elements without end', `<TABLE>${'<a>'.repeat(1_000)}`, { reason: 'xml_excessive' }],
  ])('%s', (_, xml, expected) => {
    expect(refusal(xml)).toEqual(expected)
  })
})
