import { describe, expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { MAX_TITLE_ROWS } from '@/domain/lists/find-header'
import { readListFile, readPastedList } from '@/domain/lists/read-list'
import { fixtureBytes, fixtureList, listOf } from '../../../builders/fixture-lists'

const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS'
const LEA = 'MARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1'
const TOM = 'DURAND;Tom;602;FEH85K9JNUCASD2M;'

const file = (text: string) => readListFile(new TextEncoder().encode(text), 'liste.csv')
const list = (...lines: string[]) => listOf(file(`${lines.join('\n')}\n`))
const linesOf = (...lines: string[]) => list(...lines).rows.map((row) => row.line)

/** The same text in UTF-16, big end first, as old Macs wrote it. */
function bigEndian(text: string, bom = true): Uint8Array {
  const codes = [...(bom ? [0xfeff] : []), ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))]
  return new Uint8Array(codes.flatMap((code) => [code >> 8, code & 0xff]))
}

describe('the forms of the same list', () => {
  const name = 'eleves-export-utf16le.txt'
  const text = new TextDecoder('utf-16le').decode(fixtureBytes(name)).replace(/^\ufeff/, '')
  const asked = fixtureList(name)
  const analysis = (of: typeof asked) => analyseImport({ list: of, profile: 'pupil', coverage: 'whole', people: [] })

  test.each([
    ['UTF-16, big end first', bigEndian(text), 'utf-16be'],
    ['the same without mark', bigEndian(text, false), 'utf-16be'],
    ['ends of line of old Macs', new TextEncoder().encode(text.replaceAll('\r\n', '\r')), 'utf-8'],
    ['non-breaking spaces everywhere', new TextEncoder().encode(text.replaceAll(' ', '\u00a0')), 'utf-8'],
    ['tabs', new TextEncoder().encode(text.replaceAll(';', '\t')), 'utf-8'],
  ])('%s: nothing is different', (_, bytes, encoding) => {
    const read = listOf(readListFile(bytes, name))
    expect(read.encoding).toBe(encoding)
    expect(analysis(read).accepted).toEqual(analysis(asked).accepted)
  })

  test('a paste is the same list', () => {
    const paste = listOf(readPastedList(text.replaceAll(';', '\t')))
    expect(analysis(paste).accepted).toEqual(analysis(asked).accepted)
  })
})

describe('titles of several generations', () => {
  test.each([
    ['2011', 'Nom;Prénom;Identifiant PRONOTE;Identifiant CAS'],
    ['2025', 'Nom;Prénom;Id. PRONOTE-ENT;Id. CAS'],
    ['text export', 'NOM;PRENOM;IDENTIFIANT_PRONOTE;IDENTIFIANT_CAS'],
    ['text export of teachers', 'PROF_NOM;PROF_PRENOM;PROF_IDENT_PRONOTE;PROF_IDENT_CAS'],
    ['text export of guardians', 'RESP_NOM;RESP_PRENOM;RESP_ID_PRONOTE;RESP_ID_CAS'],
    ['non-breaking spaces', 'Nom;Prénom;Identifiant\u00a0PRONOTE;Identifiant\u202fCAS'],
    ['of the pupil', 'Nom de l’élève;Prénom de l’élève;Identifiant Pronote;Identifiant CAS'],
  ])('%s', (_, header) => {
    const fields = list(header, 'A;B;AZKH9C7WSQ2R54DP;N').columns.map((column) => column.field)
    expect(fields).toEqual(['lastName', 'firstName', 'pronoteId', 'casId'])
  })

  test('the owner that codes name tells the profile', () => {
    expect(list('PROF_NOM;PROF_PRENOM;PROF_IDENT_PRONOTE', 'A;B;AZKH9C7WSQ2R54DP').profile).toMatchObject({
      profile: 'teacher',
      from: 'likely',
    })
  })
})

describe('lines around the table', () => {
  test('titles before it, blank lines and totals are no rows, and are counted', () => {
    const read = list(
      'Collège Jean Jaurès, Colomiers',
      'Élèves, année 2026-2027',
      '',
      HEADER,
      LEA,
      'Sous-total 601;1;;;',
      TOM,
      HEADER,
      '',
      'Total : 2 élèves',
      'Édité le 23/11/2026',
    )
    expect(read.rows.map((row) => row.line)).toEqual([5, 7])
    expect(read.outside).toEqual({
      title: { count: 2, lines: [1, 2] },
      total: { count: 3, lines: [6, 10, 11] },
      header: { count: 1, lines: [8] },
    })
    const { counts } = analyseImport({ list: read, profile: 'pupil', coverage: 'whole', people: [] })
    expect(counts).toMatchObject({ rows: 2, new: 2, refused: 0 })
  })

  test.each([
    ['a person named Total', 'TOTAL;Anne;601;KT2AQ3UW4S98DPYX;'],
    ['a person without identifier', 'DUPONT;Jean;601;;'],
    ['a person named Total without identifier', 'TOTAL;Anne;601;;'],
    ['a word alone', 'DUPONT'],
    ['a total with more cells than columns', 'Total;2;;;;;3'],
  ])('%s is a row', (_, line) => {
    expect(linesOf(HEADER, LEA, line)).toEqual([2, 3])
  })

  test('a title that names the identifiers is not taken for the columns', () => {
    expect(list('Identifiants PRONOTE', '', HEADER, LEA)).toMatchObject({
      rows: [{ line: 4 }],
      outside: { title: { lines: [1] } },
    })
  })

  test('the title of a file may hold the other separator', () => {
    expect(list('Élèves, responsables, professeurs', HEADER, LEA).separator).toBe(';')
  })

  test(`the columns are looked for on ${MAX_TITLE_ROWS} lines, and never after a person`, () => {
    const titles = (count: number) => Array.from({ length: count }, (_, at) => `Titre ${at}`)
    expect(linesOf(...titles(MAX_TITLE_ROWS - 1), HEADER, LEA)).toEqual([MAX_TITLE_ROWS + 1])
    expect(file([...titles(MAX_TITLE_ROWS), HEADER, LEA].join('\n')).ok).toBe(false)
    expect(file([LEA, HEADER, TOM].join('\n'))).toMatchObject({ refusal: { reason: 'no_header' } })
  })
})

test('guardians beside the pupils: which list to bring is said', () => {
  const read = file('ID;NOM;PRENOM;CLASSES;Responsable1_NOM;Responsable1_PRENOM\n12;A;B;601;C;D\n')
  expect(read).toMatchObject({ refusal: { reason: 'guardians_in_columns' } })
})
