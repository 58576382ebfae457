import { expect, test } from 'vitest'
import { comparePerson, type Difference, type PersonThen } from '@/domain/comparison/compare-person'

const PUPIL: PersonThen = { profile: 'pupil', name: { last: 'MARTIN', first: 'Léa', className: '601' }, casId: null }
const PAIRED: PersonThen = { ...PUPIL, casId: 'NAA1' }
const named = (name: Partial<NonNullable<PersonThen['name']>>): PersonThen => ({
  ...PUPIL,
  name: { last: 'MARTIN', first: 'Léa', className: '601', ...name },
})

test.each<[string, PersonThen | null, PersonThen | null, Difference[]]>([
  ['nobody before nor after', null, null, []],
  ['the same', PAIRED, PAIRED, []],
  ['who comes', null, PUPIL, ['arrived']],
  ['who comes with an Identifiant CAS', null, PAIRED, ['arrived', 'newly_paired']],
  ['who goes', PUPIL, null, ['gone']],
  ['who goes with an Identifiant CAS loses no pairing', PAIRED, null, ['gone']],
  ['who gains an Identifiant CAS', PUPIL, PAIRED, ['newly_paired']],
  ['who loses it', PAIRED, PUPIL, ['lost_pairing']],
  ['who gets another one', PAIRED, { ...PUPIL, casId: 'NAA2' }, ['changed']],
  ['another last name', PUPIL, named({ last: 'MARTINEZ' }), ['changed']],
  ['another first name', PUPIL, named({ first: 'Lea' }), ['changed']],
  ['another class', PUPIL, named({ className: null }), ['changed']],
  ['another profile', PUPIL, { ...PUPIL, profile: 'staff' }, ['changed']],
  ['a name erased since', { ...PUPIL, name: null }, PUPIL, []],
  ['a name erased since, and a pairing gained', { ...PUPIL, name: null }, PAIRED, ['newly_paired']],
  [
    'another class and a pairing gained',
    PUPIL,
    { ...named({ className: '602' }), casId: 'NAA1' },
    ['changed', 'newly_paired'],
  ],
])('%s', (_, before, after, expected) => {
  expect(comparePerson(before, after)).toEqual(expected)
})
