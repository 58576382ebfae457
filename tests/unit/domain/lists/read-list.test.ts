import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_CELLS, MAX_COLUMNS, MAX_LIST_BYTES, MAX_ROWS } from '@/domain/lists/pronote-list'
import { REPORT_TITLES } from '@/domain/pairing/report-titles'
import { describeRefusal } from '@/features/list-refusals/presentation'
import { readListFile, readPastedList } from '@/domain/lists/read-list'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import { fixtureBytes, fixtureList, listOf } from '../../../builders/fixture-lists'

const HEADER = 'Nom;Prénom;Identifiant PRONOTE;Identifiant CAS'
const file = (text: string) => readListFile(new TextEncoder().encode(text), 'liste.csv')
const refusal = (text: string) => {
  const read = file(text)
  return read.ok ? null : read.refusal
}

describe('the lists of the fixtures', () => {
  test.each([
    ['eleves-export-utf16le.txt', 'utf-16le', ';', 620, 'pupil', 'certain'],
    ['responsables-export-utf16le.txt', 'utf-16le', ';', 560, 'guardian', 'file_name'],
    ['professeurs-presse-papiers.tsv', 'utf-8', '\t', 75, 'teacher', 'certain'],
    ['personnels-cp1252.csv', 'windows-1252', ';', 40, 'staff', 'certain'],
    ['eleves-semaine-2-utf8bom.csv', 'utf-8', ',', 622, 'pupil', 'certain'],
    ['eleves-semaine-3-presse-papiers.tsv', 'utf-8', '\t', 622, 'pupil', 'certain'],
    ['malformes/lignes-fautives.csv', 'utf-8', ';', 14, 'pupil', 'likely'],
  ])('%s', (name, encoding, separator, rows, profile, from) => {
    const list = fixtureList(name)
    expect(list).toMatchObject({ encoding, separator, profile: { profile, from } })
    expect(list.rows).toHaveLength(rows)
    expect(list.rows[0]?.line).toBe(2)
    expect(list.rows.at(-1)?.line).toBe(rows + 1)
  })

  test.each([
    ['malformes/vide.txt', { reason: 'empty' }],
    ['malformes/binaire.csv', { reason: 'binary', format: 'unknown' }],
    ['malformes/utf16-tronque.txt', { reason: 'truncated', encoding: 'utf-16le' }],
    ['malformes/sans-identifiant.csv', { reason: 'no_identifier_column', columns: ['Nom', 'Prénom', 'Classe'] }],
    [
      'malformes/export-ent-kosmos.csv',
      { reason: 'ent_side_export', columns: ['Nom', 'Prénom', 'Profil', 'Identifiant ENT'] },
    ],
    [
      'ent-comptes-kosmos.csv',
      { reason: 'ent_side_export', columns: ['Nom', 'Prénom', 'Profil', 'Classe', 'Identifiant ENT'] },
    ],
  ])('%s is refused', (name, expected) => {
    expect(readListFile(fixtureBytes(name), name)).toEqual({ ok: false, refusal: expected })
  })
})

describe('a list is refused', () => {
  test.each([
    ['without anybody', `${HEADER}\r\n\r\n;;;\r\n`, { reason: 'no_rows' }],
    [
      'that is this application’s own report',
      `${REPORT_TITLES.join(';')}\nÉlève;A;Léa;601;M298XBD5RJEYV6W4;;;;;;\n`,
      { reason: 'own_report' },
    ],
    ['copied without its titles', 'MENARD;Léa;M298XBD5RJEYV6W4;NAC36304\n', { reason: 'no_header' }],
    [
      'with guardians beside pupils',
      'Nom;R1_NOM;R1_PRENOM\nA;B;C\n',
      { reason: 'guardians_in_columns', columns: ['Nom', 'R1_NOM', 'R1_PRENOM'] },
    ],
    [
      'encrypted for the ENT',
      '<?xml version="1.0"?><ImportChiffre Version="1"><Cle>x</Cle></ImportChiffre>',
      { reason: 'encrypted_export' },
    ],
    ['saved as a web page', '<!DOCTYPE html><html><body><table>', { reason: 'markup' }],
    [
      'with a quote never closed',
      `${HEADER}\nA;B;M298XBD5RJEYV6W4;\n"C;D\nE;F\n`,
      { reason: 'unclosed_quote', line: 3 },
    ],
    ['cut before an identifier', `${HEADER}\r\nA;B;M298XBD5RJEYV6W4;\r\nC;D`, { reason: 'truncated_row', line: 3 }],
    [
      'cut inside an identifier',
      `${HEADER}\r\nA;B;M298XBD5RJEYV6W4;\r\nC;D;Y57PVZ`,
      { reason: 'truncated_row', line: 3 },
    ],
    [
      `of ${MAX_COLUMNS + 1} columns`,
      `${HEADER}${';x'.repeat(MAX_COLUMNS - 3)}\n`,
      { reason: 'too_many_columns', found: MAX_COLUMNS + 1, max: MAX_COLUMNS },
    ],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toEqual(expected)
  })

  test('at 100,000 columns, without having split them', () => {
    const text = `${HEADER}${';x'.repeat(99_996)}\n${';y'.repeat(1_000_000)}`
    expect(refusal(text)).toEqual({ reason: 'too_many_columns', found: 100_000, max: MAX_COLUMNS })
  })

  test('above the limits of size and rows, not at them', () => {
    const row = 'A;B;M;\n'
    expect(refusal(`${HEADER}\n${row.repeat(MAX_ROWS)}`)).toBeNull()
    expect(refusal(`${HEADER}\n${row.repeat(MAX_ROWS + 1)}`)).toEqual({ reason: 'too_many_rows', max: MAX_ROWS })
    const wide = `${HEADER};${Array.from({ length: 100 }, (_, at) => `Colonne ${at}`).join(';')}`
    const most = Math.floor(MAX_CELLS / wide.split(';').length)
    expect(refusal(`${wide}\n${row.repeat(most)}`)).toBeNull()
    expect(refusal(`${wide}\n${row.repeat(most + 1)}`)).toMatchObject({ reason: 'table_too_large' })
    const large = new Uint8Array(MAX_LIST_BYTES + 1)
    expect(readListFile(large, 'x')).toEqual({ ok: false, refusal: { reason: 'too_large', maxBytes: MAX_LIST_BYTES } })
  })
})

describe('a list is read', () => {
  test('whatever blank lines precede it, with the line numbers of the file', () => {
    expect(listOf(file(`\r\n  \r\n${HEADER}\r\n\r\nA;B;M298XBD5RJEYV6W4;\r\n`)).rows[0]).toMatchObject({ line: 5 })
  })

  test(`with ${MAX_COLUMNS} columns`, () => {
    expect(listOf(file(`${HEADER}${';x'.repeat(MAX_COLUMNS - 4)}\nA\n`)).columns).toHaveLength(MAX_COLUMNS)
  })

  test('with its trailing empty columns dropped', () => {
    const list = listOf(file(`${HEADER};;\nA;B;M298XBD5RJEYV6W4;;;\n`))
    expect(list.columns).toHaveLength(4)
    expect(list.rows[0]?.extra).toBeNull()
  })

  test('when a paste has lost the blanks at its end', () => {
    const list = listOf(readPastedList('Nom\tIdentifiant PRONOTE\tIdentifiant CAS\r\nA\tM298XBD5RJEYV6W4'))
    expect(list).toMatchObject({ encoding: null, rows: [{ cells: ['A', 'M298XBD5RJEYV6W4'] }] })
  })

  test('or refused, but never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('Aé;",\t\r\n\0\ud800<')) }), (text) => {
        expect(typeof readPastedList(`${HEADER}\n${text}`).ok).toBe('boolean')
        expect(typeof readPastedList(text).ok).toBe('boolean')
      }),
    )
  })
})

describe('the profile a list is analysed under', () => {
  const guardians = fixtureList('responsables-export-utf16le.txt')
  const pupils = fixtureList('eleves-export-utf16le.txt')

  test('is the declared one, else the one the columns tell', () => {
    expect(resolveProfile(guardians, 'teacher')).toEqual({ ok: true, value: 'teacher' })
    expect(resolveProfile(pupils, null)).toEqual({ ok: true, value: 'pupil' })
  })

  test('is asked when only the file’s name suggests it', () => {
    expect(resolveProfile(guardians, null)).toEqual({ ok: false, refusal: { reason: 'profile_unknown' } })
  })

  test('is refused when the columns prove another', () => {
    expect(resolveProfile(pupils, 'guardian')).toEqual({
      ok: false,
      refusal: { reason: 'profile_mismatch', declared: 'guardian', recognised: 'pupil', column: 'Né(e) le' },
    })
  })

  test('is not that of guardians written beside the pupils', () => {
    const list = listOf(file(`${HEADER};R1_NOM\nA;B;M298XBD5RJEYV6W4;;C\n`))
    expect(resolveProfile(list, 'guardian')).toEqual({
      ok: false,
      refusal: { reason: 'guardians_in_columns', columns: ['R1_NOM'] },
    })
  })
})

test.each([
  'MARTIN\tLéa\t601\nDURAND\tTom\t602\n',
  'MARTIN;Léa;601\nDURAND;Tom;602\n',
  'MARTIN;Léa;Classe;601\nDURAND;Tom;;602\n',
])('of a list without titles, %j, the refusal names nobody: it is told in a cookie', (text) => {
  const read = readPastedList(text)
  expect(read).toMatchObject({ refusal: { reason: 'no_identifier_column' } })
  expect(JSON.stringify(!read.ok && describeRefusal(read.refusal))).not.toMatch(/MARTIN|Léa|DURAND|Tom/)
})
