import { expect, test } from 'vitest'
import { partOfList } from '@/domain/lists/part-of-list'
import type { Field } from '@/domain/lists/recognise-columns'
import { groupOf, readGroup } from '@/tests/builders/group-lists'

const UAI = '0311238C'
const HEADER = 'UAI;Nom;Divers;Identifiant PRONOTE;Ident. externe'

/** The fields of the columns of the establishment's part, and those in question. */
function partOf(text: string, known: Record<string, Field | null> = {}) {
  const list = groupOf(readGroup(new TextEncoder().encode(text)))
  const [rows] = list.establishments.values()
  const part = partOfList(list, rows?.read() ?? [], new Map(Object.entries(known)))
  return { fields: part.columns.map(({ field }) => field), unrecognised: part.unrecognised, rows: part.rows.length }
}

const TEXT = `${HEADER}\n${UAI};MARTIN;x;AZKH9C7WSQ2R54DP;NAA1\n0310047H;PETIT;;FEH85K9JNUCASD2M;\n`

test('the columns in question are those that hold something in its own rows', () => {
  expect(partOf(TEXT)).toEqual({
    fields: ['uai', 'lastName', null, 'pronoteId', null],
    unrecognised: [2, 4],
    rows: 1,
  })
  expect(partOf(TEXT.replace('NAA1', '')).unrecognised).toEqual([2])
  expect(partOf(TEXT.replace('NAA1', '').replace(';x;', ';;')).unrecognised).toBeUndefined()
})

test('what was said there once of a column is how it is read, and it is asked no more', () => {
  expect(partOf(TEXT, { 'ident externe': 'casId', divers: null })).toMatchObject({
    fields: ['uai', 'lastName', null, 'pronoteId', 'casId'],
    unrecognised: undefined,
  })
})

test.each<[string, Record<string, Field | null>]>([
  ['a title that speaks for itself', { nom: 'className', 'identifiant pronote': null }],
  ['a column, once another is read so', { divers: 'lastName', 'ident externe': 'pronoteId' }],
])('%s is read as it is everywhere, whatever was said there', (_what, known) => {
  expect(partOf(TEXT, known).fields).toEqual(['uai', 'lastName', null, 'pronoteId', null])
})
