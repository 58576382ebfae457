import { describe, expect, test } from 'vitest'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { knownColumns, matchColumns } from '@/domain/lists/match-columns'
import { readPastedList } from '@/domain/lists/read-list'
import { resolveProfile } from '@/domain/lists/resolve-profile'
import { listOf } from '../../../builders/fixture-lists'

const UNKNOWN = 'Nom;Prénom;Classe;Clef;Code ENT\nMARTIN;Léa;601;AZKH9C7WSQ2R54DP;NAA1\nTotal;;;;\n'
const TWO =
  'Nom;Identifiant PRONOTE;Id. PRONOTE-ENT\nMARTIN;AZKH9C7WSQ2R54DP;AZKH9C7WSQ2R54DP\nDURAND;FEH85K9JNUCASD2M;KT2AQ3UW4S98DPYX\n'
const read = (text: string, known?: ReturnType<typeof knownColumns>) => listOf(readPastedList(text, known))

describe('columns are asked for', () => {
  test('when none is named for identifiers that one holds', () => {
    const list = read(UNKNOWN)
    expect(list.unclear).toEqual({ reason: 'unmatched_columns', candidates: [3] })
    expect(resolveProfile(list, 'pupil')).toEqual({
      ok: false,
      refusal: { reason: 'unmatched_columns', columns: ['Clef'] },
    })
  })

  test('when two are, and differ; for the Identifiant CAS too', () => {
    expect(read(TWO).unclear).toEqual({ reason: 'several_columns', field: 'pronoteId', candidates: [1, 2] })
    const cas = TWO.replace('Nom;', 'Nom;Id. CAS;Identifiant CAS;').replaceAll('MARTIN;', 'MARTIN;N1;N2;')
    expect(read(cas.replace(';Id. PRONOTE-ENT', '')).unclear).toMatchObject({ field: 'casId', candidates: [1, 2] })
  })

  test('never when two say the same, or one is empty: then the other is read', () => {
    const same = TWO.replace('KT2AQ3UW4S98DPYX', 'FEH85K9JNUCASD2M')
    expect(read(same).unclear).toBeUndefined()
    const emptied = 'Nom;Identifiant PRONOTE;Id. PRONOTE-ENT\nMARTIN;;AZKH9C7WSQ2R54DP\n'
    expect(read(emptied).columns.map(({ field, duplicate }) => [field, duplicate])).toEqual([
      ['lastName', false],
      [null, true],
      ['pronoteId', false],
    ])
  })

  test('never when no column could be meant: that list is refused', () => {
    const refused = readPastedList('Nom;Prénom\nMARTIN;Léa\n')
    expect(refused).toMatchObject({ refusal: { reason: 'no_identifier_column' } })
  })
})

describe('matched by a person', () => {
  const list = read(UNKNOWN)
  const matched = matchColumns(list, ['lastName', 'firstName', 'className', 'pronoteId', 'casId'], null)
  if (!matched.ok) throw new Error(matched.refusal.reason)

  test('the list is read so, its totals set aside, and its profile recognised', () => {
    expect(matched.value.list.unclear).toBeUndefined()
    expect(matched.value.list.rows).toHaveLength(1)
    expect(matched.value.list.outside?.total).toEqual({ count: 1, lines: [3] })
    expect(resolveProfile(matched.value.list, null)).toEqual({ ok: true, value: 'pupil' })
  })

  test('only what titles do not tell is remembered, and the next list is read by it', () => {
    expect(matched.value.told).toEqual([
      { header: 'clef', label: 'Clef', field: 'pronoteId' },
      { header: 'code ent', label: 'Code ENT', field: 'casId' },
    ])
    expect(matched.value.forgotten).toEqual(['nom', 'prenom', 'classe'])
    const next = read(UNKNOWN.replace('Clef;Code ENT', 'CLEF ;code-ent'), knownColumns(matched.value.told))
    expect(next.unclear).toBeUndefined()
    expect(next.columns.map(({ field }) => field)).toEqual(['lastName', 'firstName', 'className', 'pronoteId', 'casId'])
  })

  test('of two columns, the one left aside is remembered as such', () => {
    const two = matchColumns(read(TWO), ['lastName', null, 'pronoteId'], null)
    if (!two.ok) throw new Error(two.refusal.reason)
    expect(read(TWO, knownColumns(two.value.told)).columns.map(({ field }) => field)).toEqual([
      'lastName',
      null,
      'pronoteId',
    ])
  })

  test('a title that is blank or stands twice is matched, not remembered', () => {
    const same = matchColumns(
      read(TWO.replace('Id. PRONOTE-ENT', 'Identifiant PRONOTE')),
      ['lastName', null, 'pronoteId'],
      null,
    )
    expect(same).toMatchObject({ ok: true, value: { told: [] } })
  })

  test.each([
    ['without the identifier', ['lastName', null, null, null, null], { reason: 'identifier_not_matched' }],
    [
      'with two columns for one field',
      ['lastName', 'lastName', null, 'pronoteId', null],
      { reason: 'field_twice', field: 'lastName', columns: [0, 1] },
    ],
    ['for other columns', ['pronoteId'], { reason: 'other_columns' }],
    ['with what is not offered', ['lastName', null, null, 'pronoteId', 'guardian'], { reason: 'other_columns' }],
  ] as const)('%s: refused', (_, choices, expected) => {
    expect(matchColumns(list, choices, null)).toEqual({ ok: false, refusal: expected })
  })
})

test('while columns are asked for, the cells of unknown ones are kept, those of known and unused ones are not', () => {
  const list = read('Nom;Civilité;Clef\nMARTIN;Mme;AZKH9C7WSQ2R54DP\n')
  expect(keepUsedCells(list, '0311238C').rows[0]?.cells).toEqual(['MARTIN', '', 'AZKH9C7WSQ2R54DP'])
})
