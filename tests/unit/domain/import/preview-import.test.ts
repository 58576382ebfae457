import { expect, test } from 'vitest'
import { analyseImport } from '@/domain/import/analyse-import'
import { changedFields } from '@/domain/import/changed-fields'
import {
  MAX_FINDINGS,
  MAX_PEOPLE,
  MAX_PEOPLE_IN_BRIEF,
  previewImport,
  previewInBrief,
} from '@/domain/import/preview-import'
import { readPastedList } from '@/domain/lists/read-list'
import type { KnownPerson } from '@/domain/people/person'
import { listOf } from '../../../builders/fixture-lists'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function pronoteId(index: number): string {
  return `ABCDEFGH${[...String(index).padStart(8, '0')].map((digit) => ALPHABET.charAt(Number(digit))).join('')}`
}

function person(index: number, change: Partial<KnownPerson> = {}): KnownPerson {
  return {
    pronoteId: pronoteId(index),
    profile: 'pupil',
    casId: null,
    lastName: `NOM${index}`,
    firstName: 'Léa',
    className: '601',
    absent: false,
    ...change,
  }
}

function preview(rows: KnownPerson[], people: KnownPerson[], extra = '') {
  const lines = rows.map((row) =>
    [row.lastName, row.firstName, row.className, row.pronoteId, row.casId ?? ''].join(';'),
  )
  const text = ['Nom;Prénom;Classe;Identifiant PRONOTE;Identifiant CAS', ...lines].join('\n') + extra
  const list = listOf(readPastedList(text))
  const analysis = analyseImport({ list, profile: 'pupil', coverage: 'whole', people })
  return { ...previewImport(analysis, people, { list }), counts: analysis.counts }
}

test('those who change otherwise than by gaining an Identifiant CAS come first', () => {
  const people = [person(1), person(2), person(3, { casId: 'NAA3' })]
  const { changed } = preview(
    [person(1, { casId: 'NAA1' }), person(2, { className: '602', casId: 'NAA2' }), person(3)],
    people,
  )
  expect(changed.map(({ before, after }) => changedFields({ before, after }))).toEqual([
    ['className', 'casId'],
    ['casId'],
    ['casId'],
  ])
  expect(changed.at(-1)?.after.casId).toBe('NAA1')
})

const MANY = MAX_PEOPLE + 1
const many = (from: number, change: Partial<KnownPerson> = {}) =>
  Array.from({ length: MANY }, (_, index) => person(from + index, change))

test('who arrives, changes or is missing is named, a thousand of each', () => {
  const moved = many(20_000, { className: '602' })
  const { missing, arriving, changed, counts } = preview([...many(10_000), ...moved], [...many(0), ...many(20_000)])
  expect([missing.length, counts.missing]).toEqual([MAX_PEOPLE, MANY])
  expect([arriving.length, counts.new]).toEqual([MAX_PEOPLE, MANY])
  expect([changed.length, counts.changed]).toEqual([MAX_PEOPLE, MANY])
  expect(missing[0]?.lastName).toBe('NOM0')
})

test('in brief, fewer of those who arrive or change are kept, the first; of those who are missing, as many', () => {
  const whole = preview([...many(10_000), ...many(20_000, { className: '602' })], [...many(0), ...many(20_000)])
  expect(previewInBrief(whole)).toEqual({
    ...whole,
    arriving: whole.arriving.slice(0, MAX_PEOPLE_IN_BRIEF),
    changed: whole.changed.slice(0, MAX_PEOPLE_IN_BRIEF),
  })
  expect(previewInBrief(whole).changed).toHaveLength(MAX_PEOPLE_IN_BRIEF)
})

test('who arrives, and who changes in the same way, is told by name', () => {
  const names = ['ZOLA', 'Éluard', 'Arnaud', 'Valéry']
  const people = names.map((lastName, at) => person(at, { lastName }))
  const rows = people.map((one, at) => ({ ...one, ...(at < 2 ? { casId: `NAA${at}` } : { className: '602' }) }))
  expect(preview(rows, people).changed.map(({ after }) => after.lastName)).toEqual([
    ...['Arnaud', 'Valéry'],
    ...['Éluard', 'ZOLA'],
  ])
  expect(preview(people, []).arriving.map(({ lastName }) => lastName)).toEqual(['Arnaud', 'Éluard', 'Valéry', 'ZOLA'])
})

test('who is missing, and who loses an Identifiant CAS, is told by name', () => {
  const people = ['ZOLA', 'Éluard', 'Arnaud'].map((lastName, at) => person(at, { lastName, casId: `NAA${at}` }))
  expect(preview([person(9)], people).missing.map(({ lastName }) => lastName)).toEqual(['Arnaud', 'Éluard', 'ZOLA'])
  const emptied = people.map((one) => ({ ...one, casId: null }))
  const { unpaired, counts } = preview(emptied, people)
  expect(unpaired?.map(({ lastName, casId }) => [lastName, casId])).toEqual([
    ['Arnaud', 'NAA2'],
    ['Éluard', 'NAA1'],
    ['ZOLA', 'NAA0'],
  ])
  expect(counts.lostPairing).toBe(3)
})

test('findings are bounded, and their total is kept', () => {
  const { errors, errorTotal } = preview([person(1)], [], '\nX;Y;601;court;'.repeat(MAX_FINDINGS + 1))
  expect([errors.length, errorTotal]).toEqual([MAX_FINDINGS, MAX_FINDINGS + 1])
})

test('each finding says whose row it is, when the list names them', () => {
  const { errors } = preview([person(1)], [], '\nDURAND;Zoé;601;TROPCOURT;\n;;601;COURT;')
  expect(errors.map(({ who }) => who)).toEqual(['DURAND Zoé', undefined])
})
