import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_ENT_ROWS } from '@/domain/ent-list/ent-list'
import type { EntVendor } from '@/domain/ent-list/ent-vendor'
import { readEntListFile, readPastedEntList, type EntListHints } from '@/domain/ent-list/read-ent-list'
import { REPORT_TITLES } from '@/domain/pairing/report-titles'
import { describeEntListRefusal } from '@/features/ent-lists/presentation'
import { fixtureBytes } from '@/tests/builders/fixture-lists'

const OWN = '0311238C'
const NO_HINT: EntListHints = { own: OWN, vendor: null, profile: null }

function read(text: string, hints: Partial<EntListHints> = {}) {
  const result = readPastedEntList(text, { ...NO_HINT, ...hints })
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value
}

function refusalOf(text: string, hints: Partial<EntListHints> = {}) {
  const result = readPastedEntList(text, { ...NO_HINT, ...hints })
  return result.ok ? null : result.refusal.reason
}

describe('the ENT’s list of the second week', () => {
  test('is Kosmos’s, told by its titles, and holds 610 logins of pupils', () => {
    const result = readEntListFile(fixtureBytes('ent-comptes-kosmos.csv'), NO_HINT)
    expect(result.ok && result.value).toMatchObject({
      encoding: 'utf-8',
      separator: ';',
      vendor: 'kosmos',
      by: 'titles',
      leftOut: [],
      repeated: 0,
    })
    const rows = result.ok ? result.value.rows : []
    expect(rows).toHaveLength(610)
    expect(rows[0]).toEqual({
      entId: 'NAC36304',
      profile: 'pupil',
      lastName: 'MENARD',
      firstName: 'Léa',
      className: '601',
    })
  })

  test('is read wherever its columns stand', () => {
    const list = read('Identifiant ENT\tPrénom\tNom\tProfil\nNAA1\tLéa\tROY\tEnseignant')
    expect(list.rows).toEqual([
      { entId: 'NAA1', profile: 'teacher', lastName: 'ROY', firstName: 'Léa', className: null },
    ])
  })
})

const BY_PLACES: [EntVendor, string][] = [
  ['open_ent_ng', 'a;b;c;d;e;f\nx;123;y;ROY;Léa;lea.roy'],
  ['itop', 'a;b;c\nlea.roy;ROY;Léa'],
  ['logica', 'a;b;c;d;e\nlea.roy;;123;ROY;Léa'],
  ['netocentre', 'a;b;c;d\nlea.roy;;ROY;Léa'],
  ['toutatice', 'ROY;Léa;lea.roy'],
]

describe('a list whose titles do not tell', () => {
  test.each(BY_PLACES)('is read by the places of %s', (vendor, text) => {
    const list = read(text, { vendor, profile: 'pupil' })
    expect(list).toMatchObject({ vendor, by: 'places' })
    expect(list.rows).toEqual([
      { entId: 'lea.roy', profile: 'pupil', lastName: 'ROY', firstName: 'Léa', className: null },
    ])
  })

  test('is refused as long as nobody says whose ENT it is, or when it is too narrow for that ENT', () => {
    expect(refusalOf('a;b;c\nlea.roy;ROY;Léa', { profile: 'pupil' })).toBe('unknown_columns')
    expect(refusalOf('a;b\nlea.roy;ROY', { vendor: 'itop', profile: 'pupil' })).toBe('unknown_columns')
  })
})

test('ItsLearning says whose list it is after each title', () => {
  const list = read(
    'x;y;Nom personnel Educatif;Prenom personnel Educatif;Identifiant personnel Educatif\n1;2;ROY;Léa;lea',
  )
  expect(list).toMatchObject({ vendor: 'itslearning', by: 'titles', rows: [{ profile: 'staff', entId: 'lea' }] })
})

test('Lilie’s identifier is written as CAS gives it', () => {
  const list = read('a;b;c;d;e\nID : 75185265;;123;ROY;Léa', { vendor: 'logica', profile: 'pupil' })
  expect(list.rows[0]?.entId).toBe('UT75185265')
})

test.each([
  ['Elève', 'pupil'],
  ['Parent d’élève', 'guardian'],
  ['Responsable', 'guardian'],
  ['Personne relation élève', 'guardian'],
  ['Enseignant', 'teacher'],
  ['Personnel non enseignant', 'staff'],
  ['National_2', 'guardian'],
])('«%s» is the profile %s', (word, profile) => {
  expect(read(`Nom;Prénom;Profil;Identifiant ENT\nROY;Léa;${word};NAA1`).rows[0]?.profile).toBe(profile)
})

test('a row that names nobody is left out with its line and its reason, and an exact repeat is counted once', () => {
  const rows = [
    'ROY;Léa;Elève;NAA1',
    'ROY;Léa;Elève;NAA1',
    'ROY;Tom;Elève;',
    ';;Elève;NAA3',
    'ROY;Zoé;Invité;NAA4',
    `ROY;Ana;Elève;${'x'.repeat(65)}`,
    `${'y'.repeat(201)};Ana;Elève;NAA5`,
  ]
  const list = read(['Nom;Prénom;Profil;Identifiant ENT', ...rows].join('\n'))
  expect(list.rows).toHaveLength(1)
  expect(list.repeated).toBe(1)
  expect(list.leftOut.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'no_identifier'],
    [5, 'no_name'],
    [6, 'unknown_profile'],
    [7, 'identifier_too_long'],
    [8, 'name_too_long'],
  ])
})

test.each([
  ['Nom;Prénom;Identifiant PRONOTE;Identifiant ENT\nROY;Léa;AZKH9C7WSQ2R54DP;NAA1', 'pronote_list'],
  ['Nom;Prénom;Identifiant ENT\nROY;Léa;NAA1', 'profile_unknown'],
  ['Nom;Prénom;Profil;Identifiant ENT', 'no_rows'],
  ['Nom;Prénom;Profil;Identifiant ENT\nROY;Léa;Elève;', 'no_readable_row'],
  ['<html><body>', 'markup'],
  ['<?xml version="1.0"?>\n<ImportChiffre><Contenu/></ImportChiffre>', 'encrypted_export'],
  ['bonjour', 'not_a_list'],
  ['Bonjour, voici la liste.\nMerci, à bientôt, bonne journée.', 'not_a_list'],
  ['a;b;c\nlea.roy;ROY;Léa', 'unknown_columns'],
  [`${REPORT_TITLES.join(';')}\nÉlève;ROY;Léa;601;AZKH9C7WSQ2R54DP;NAA1;apparié;;;;`, 'own_report'],
  ['  \n', 'empty'],
  ['Nom;Prénom;Profil;Identifiant ENT\n"ROY;Léa;Elève;NAA1', 'unclosed_quote'],
])('«%s» is refused: %s', (text, reason) => {
  expect(refusalOf(text)).toBe(reason)
})

describe('a list that says whose each account is', () => {
  const HEADER = 'Nom;Prénom;Profil;UAI;Identifiant ENT'
  const listOf = (...uais: string[]) => [HEADER, ...uais.map((uai, at) => `ROY;Léa;Elève;"${uai}";N${at}`)].join('\n')

  test('gives the accounts of this establishment, and counts those of others', () => {
    const list = read(listOf(OWN, '0310001A', '', 'Lycée 0310001a, 0311238c', '031 0002 B'))
    expect(list.rows.map(({ entId }) => entId)).toEqual(['N0', 'N2', 'N3'])
    expect(list).toMatchObject({ others: 2, leftOut: [], repeated: 0 })
  })

  test.each([['0310001A'], ['0310001A', '0310002B', '0310001A']])('is refused when all are of others', (...uais) => {
    const more = new Set(uais).size - 1
    expect(readPastedEntList(listOf(...uais), { ...NO_HINT, profile: 'pupil' })).toEqual({
      ok: false,
      refusal: { reason: 'other_establishment', uai: '0310001A', more },
    })
  })

  test('says it by a column of its own beside the usual places of a vendor', () => {
    const text = 'a;b;c;Structure\nlea.roy;ROY;Léa;0310001A\ntom.roy;ROY;Tom;Collège du Lac'
    const list = read(text, { vendor: 'itop', profile: 'pupil' })
    expect(list.rows.map(({ entId }) => entId)).toEqual(['tom.roy'])
    expect(list.others).toBe(1)
  })

  test('is not asked anything without such a column', () => {
    expect(read('Nom;Prénom;Profil;Classe;Identifiant ENT\nROY;Léa;Elève;0310001A;N1').others).toBe(0)
  })
})

test('PRONOTE’s own list is told from the ENT’s', () => {
  const result = readEntListFile(fixtureBytes('eleves-semaine-2-utf8bom.csv'), NO_HINT)
  expect(result).toEqual({ ok: false, refusal: { reason: 'pronote_list' } })
})

test('no more rows are read than an establishment can have', () => {
  const rows = Array.from({ length: MAX_ENT_ROWS }, (_, index) => `ROY;Léa;Elève;N${index}`)
  const header = 'Nom;Prénom;Profil;Identifiant ENT'
  expect(read([header, ...rows].join('\n')).rows).toHaveLength(MAX_ENT_ROWS)
  expect(refusalOf([header, ...rows, 'ROY;Léa;Elève;M'].join('\n'))).toBe('too_many_rows')
})

test('whatever is brought, each row is taken, repeated or left out', () => {
  const cell = fc.oneof(fc.constantFrom('ROY', 'Elève', 'NAA1', '', '"', 'Invité'), fc.string())
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 }), (rows) => {
      const text = ['Nom;Prénom;Profil;Identifiant ENT', ...rows.map((cells) => cells.join(';'))].join('\n')
      const result = readPastedEntList(text, NO_HINT)
      if (!result.ok) return
      const { rows: taken, leftOut } = result.value
      expect(new Set(leftOut.map(({ line }) => line)).size).toBe(leftOut.length)
      for (const row of taken) expect(row.entId.length).toBeGreaterThan(0)
    }),
  )
})

test.each(['zip', 'xls', 'pdf', 'gzip', 'image', 'unknown'] as const)(
  'a file that is no text (%s) is told what it seems to be and how to make a CSV of it',
  (format) => {
    const { title, detail, remedy } = describeEntListRefusal({ reason: 'binary', format })
    expect(title).toBe('Ce format de fichier n’est pas lu')
    expect(`${detail} ${remedy}`).toMatch(/CSV/)
    expect(`${detail} ${remedy}`).not.toMatch(/PRONOTE|undefined| [;:!?»]/)
  },
)
