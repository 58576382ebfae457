import { describe, expect, test } from 'vitest'
import { keepUsedCells } from '@/domain/import/keep-used-cells'
import { knownColumns, matchColumns } from '@/domain/lists/match-columns'
import { readPastedList } from '@/domain/lists/read-list'
import type { Field, KnownColumns } from '@/domain/lists/recognise-columns'
import { mayHoldCasId } from '@/domain/lists/unrecognised-columns'
import type { Profile } from '@/domain/people/profile'
import { listOf } from '@/tests/builders/fixture-lists'

const ROW = 'MARTIN;Léa;601;AZKH9C7WSQ2R54DP'
const HEADER = 'Nom;Prénom;Classe;Identifiant PRONOTE'
/** A list with these columns after the usual ones, each holding what stands beside its title. */
const list = (columns: Record<string, string>, known?: KnownColumns) => {
  const titles = [HEADER, ...Object.keys(columns)].join(';')
  return listOf(readPastedList(`${titles}\n${[ROW, ...Object.values(columns)].join(';')}`, known))
}
const kept = (columns: Record<string, string>, profile: Profile | null = 'pupil', known?: KnownColumns) =>
  keepUsedCells(list(columns, known), '0311238C', profile)

describe('the columns that a person may say the meaning of', () => {
  test.each<[string, Record<string, string>, number[] | undefined]>([
    ['one whose title says nothing', { 'Ident. externe': 'NAA30191' }, [4]],
    ['none that is empty', { 'Ident. externe': ' ' }, undefined],
    ['none without title', { '': 'NAA30191' }, undefined],
    ['none that is recognised', { 'Id. CAS': 'NAA30191' }, undefined],
    ['none that repeats another', { "Nom d'usage": 'MARTIN' }, undefined],
    ['none that is plainly something else', { 'Tél. portable': '06', 'E-mail': 'a@b', Adresse: '3 rue' }, undefined],
  ])('%s', (_, columns, expected) => {
    expect(list(columns).unrecognised).toEqual(expected)
  })

  test('none of which something was said once, even that it is of no use', () => {
    const known = knownColumns([{ header: 'ident externe', field: null }])
    expect(list({ 'Ident. externe': 'NAA30191' }, known).unrecognised).toBeUndefined()
  })

  test.each<[string, Record<string, string>, boolean]>([
    ['may hold the Identifiant CAS when nothing else is taken for it', { 'Ident. externe': 'NAA30191' }, true],
    ['are no question of the Identifiant CAS when it is there', { 'Id. CAS': '', Divers: 'x' }, false],
    ['are none when nothing is unknown', {}, false],
  ])('%s', (_, columns, expected) => {
    expect(mayHoldCasId(list(columns))).toBe(expected)
  })
})

describe('what they hold is kept while the list waits', () => {
  test.each<[string, Record<string, string>, Profile | null, boolean]>([
    ['as long as no column says the Identifiant CAS', { Divers: 'x' }, 'pupil', true],
    ['also when one is named so and says nothing', { Divers: 'x', 'Id. CAS': '' }, 'pupil', true],
    ['no longer when all that is kept of people is found', { Divers: 'x', 'Id. CAS': 'NAA30191' }, 'pupil', false],
  ])('%s', (_, columns, profile, isKept) => {
    const { rows, unrecognised } = kept(columns, profile)
    expect([rows[0]?.cells[4], unrecognised]).toEqual(isKept ? ['x', [4]] : ['', undefined])
  })

  test.each<[Profile | null, boolean]>([
    ['pupil', true],
    [null, true],
    ['teacher', false],
  ])('for a class, of a list of %s: %s', (profile, isKept) => {
    const text = 'Nom;Prénom;Identifiant PRONOTE;Id. CAS;Divers\nA;B;AZKH9C7WSQ2R54DP;NAA1;x'
    const { unrecognised } = keepUsedCells(listOf(readPastedList(text)), '0311238C', profile)
    expect(unrecognised !== undefined).toBe(isKept)
  })
})

describe('said by a person', () => {
  const match = (columns: Record<string, string>, ...choices: (Field | null)[]) =>
    matchColumns(kept(columns), ['lastName', 'firstName', 'className', 'pronoteId', ...choices], null)

  test('one is read as the Identifiant CAS, and the next list is read so', () => {
    const matched = match({ 'Ident. externe': 'NAA30191' }, 'casId')
    if (!matched.ok) throw new Error(matched.refusal.reason)
    expect(matched.value.list.unrecognised).toBeUndefined()
    expect(matched.value.told).toEqual([{ header: 'ident externe', label: 'Ident. externe', field: 'casId' }])
    const next = list({ 'IDENT EXTERNE': 'NAA30191' }, knownColumns(matched.value.told))
    expect(next.columns[4]?.field).toBe('casId')
  })

  test('to be none of these, two of one title are remembered too', () => {
    const text = `${HEADER};Divers;Divers\n${ROW};x;y`
    const twice = keepUsedCells(listOf(readPastedList(text)), '0311238C')
    const matched = matchColumns(twice, ['lastName', 'firstName', 'className', 'pronoteId', null, null], null)
    expect(matched).toMatchObject({ ok: true, value: { told: [{ header: 'divers', field: null }] } })
  })

  test('nothing is remembered of a title that repeats another: alone, it would speak for itself', () => {
    expect(match({ Divers: 'x', "Nom d'usage": 'MARTIN' }, null, null)).toMatchObject({
      ok: true,
      value: { told: [{ header: 'divers', field: null }] },
    })
  })

  test('a column whose values were not kept is not read as another thing: everybody would seem to have lost it', () => {
    expect(match({ Divers: 'x', Civilité: 'Mme' }, null, 'casId')).toEqual({
      ok: false,
      refusal: { reason: 'other_columns' },
    })
  })
})
