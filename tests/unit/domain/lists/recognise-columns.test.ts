import { describe, expect, test } from 'vitest'
import { detectSeparator } from '@/domain/lists/detect-separator'
import { fieldOfHeader, recogniseColumns } from '@/domain/lists/recognise-columns'
import { recogniseProfile } from '@/domain/lists/recognise-profile'

const fields = (...headers: string[]) => recogniseColumns(headers).map((column) => column.field)
const profile = (headers: string, fileName: string | null = null) =>
  recogniseProfile(recogniseColumns(headers.split(';')), fileName)

describe('the columns of a list', () => {
  test.each([
    ['2011', ['Nom', 'Prénom', 'Né(e) le', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS']],
    ['2025', ['Nom', 'Prénom', 'Né(e) le', 'Classe', 'Id. PRONOTE-ENT', 'Id. CAS']],
    ['text export codes', ['NOM', 'PRENOM', 'DATE_NAISS', 'CLASSES', 'IDENTIFIANT_PRONOTE', 'IDENTIFIANT_CAS']],
    ['odd spaces and case', [' nom ', 'PRÉNOM', 'ne(e)\u00a0le', 'Classe(s)', 'identifiant\u00a0Pronote', 'ID.CAS']],
  ])('are known by their names of %s', (_, headers) => {
    expect(fields(...headers)).toEqual(['lastName', 'firstName', 'birthDate', 'className', 'pronoteId', 'casId'])
  })

  test('a sentence is none, however it ends', () => {
    expect([fieldOfHeader(`Nom${' '.repeat(197)}`), fieldOfHeader(`Nom${' '.repeat(198)}`)]).toEqual(['lastName', null])
  })

  test('of two for one field, the first counts', () => {
    expect(recogniseColumns(['Nom', 'nom', 'Remarque'])).toEqual([
      { header: 'Nom', field: 'lastName', duplicate: false },
      { header: 'nom', field: null, duplicate: true },
      { header: 'Remarque', field: null, duplicate: false },
    ])
  })

  test('guardians beside a pupil are told from the pupil', () => {
    expect(fields('Nom', 'R1_NOM', 'Responsable2_PRENOM', 'Remarque')).toEqual([
      'lastName',
      'guardian',
      'guardian',
      null,
    ])
  })
})

describe('guardians in columns', () => {
  test.each([
    'Responsable 1 Nom',
    'R2 CIVILITE',
    'Resp. légal 1 : nom',
    'Nom responsable 1',
    'Prénom responsable 1',
    'Nom du responsable légal 1',
    'Email responsable 2',
    'Nom resp. légal 1',
    'Nom du 1er responsable',
    'Prénom 2e responsable légal',
    'Nom représentant légal 1',
    'Mail parent 1',
    'TEL_RESP1',
    'Identifiant CAS du responsable 1',
  ])('are told by a number: %s', (header) => {
    expect(fieldOfHeader(header)).toBe('guardian')
  })

  test.each([
    ['Responsable', null],
    ['Responsables', null],
    ['Responsable légal', null],
    ['Responsable 1', null],
    ['Nom responsable', 'lastName'],
    ['Prénom du responsable', 'firstName'],
    ['NOM_RESPONSABLE', 'lastName'],
    ['Nom correspondant 1', null],
    ['Classe 1', null],
  ])('are not meant by %s', (header, field) => {
    expect(fieldOfHeader(header)).toBe(field)
  })
})

describe('the separator', () => {
  test.each([
    ['Nom\tPrénom', '\t', 2],
    ['Nom;Prénom', ';', 2],
    ['"Nom","Né(e), le","Classe"', ',', 3],
    ['Nom;Prénom, usuel;Classe\na,b,c,d,e', ';', 3],
    ['Nom', ';', 1],
  ])('of %j is %j', (text, separator, columns) => {
    expect(detectSeparator(text, 0)).toEqual({ separator, columns })
  })

  test('is looked for no further than a line may go', () => {
    expect(detectSeparator(`a;b${'x'.repeat(1_000_000)},,,`, 0)).toEqual({ separator: ';', columns: 2 })
  })
})

describe('the profile of a list', () => {
  const IDS = 'Identifiant PRONOTE;Identifiant CAS'
  test.each([
    [`Nom;Prénom;Né(e) le;Classe;${IDS}`, 'pupil', 'certain'],
    [`Nom;Prénom;Classe;${IDS}`, 'pupil', 'likely'],
    [`Civilité;Nom;Prénom;Classe dont il est professeur principal;${IDS}`, 'teacher', 'certain'],
    [`Nom;Prénom;Fonction;${IDS}`, 'staff', 'certain'],
    [`Civilité;Nom;Prénom;Élèves;${IDS}`, 'guardian', 'likely'],
  ])('%s', (headers, expected, from) => {
    expect(profile(headers)).toMatchObject({ profile: expected, from })
  })

  test('is asked when the columns are those of guardians as well as teachers, the file’s name only suggesting', () => {
    const headers = `Civilité;Nom;Prénom;${IDS}`
    expect(profile(headers)).toBeNull()
    expect(profile(headers, 'liste.csv')).toBeNull()
    expect(profile(headers, 'EXP_RESPONSABLES.txt')).toMatchObject({ profile: 'guardian', from: 'file_name' })
  })
})
