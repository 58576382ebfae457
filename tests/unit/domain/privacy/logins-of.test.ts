import { expect, test } from 'vitest'
import type { Profile } from '@/domain/people/profile'
import { loginsOf, type KnownLogins } from '@/domain/privacy/logins-of'

type Short = [name: string, id: string | null, profile?: Profile]

/** `p0`, `p1`… and `a0`, `a1`…, in their order; a name is «LAST First». */
function known(people: Short[], logins: Short[], decisions: KnownLogins['decisions'] = []): KnownLogins {
  const named = (key: string, [name, , profile = 'pupil']: Short) => {
    const [lastName = '', firstName = ''] = name.split(' ')
    return { key, profile, lastName, firstName }
  }
  return {
    people: people.map((one, at) => ({ ...named(`p${at}`, one), casId: one[1] })),
    logins: logins.map((one, at) => ({ ...named(`a${at}`, one), entId: one[1] ?? '' })),
    decisions,
  }
}

const of = (asked: string[], all: KnownLogins) => loginsOf(new Set(asked), all)

test('a login is whose identifier it is, or whose name, whatever the case', () => {
  const all = known(
    [['ROY Léa', 'E1']],
    [
      ['Autre Nom', 'E1'],
      ['Roy LÉA', 'E2'],
      ['MOREL Zoé', 'E3'],
    ],
  )
  expect(of(['p0'], all)).toEqual({ theirs: ['a0', 'a1'], anothers: [] })
})

test('one that bears somebody else’s name is another’s, though it has the identifier', () => {
  const all = known(
    [
      ['ROY Léa', 'E1'],
      ['MOREL Zoé', 'E1'],
    ],
    [['MOREL Zoé', 'E1']],
  )
  expect(of(['p0'], all)).toEqual({ theirs: [], anothers: ['a0'] })
  expect(of(['p1'], all)).toEqual({ theirs: ['a0'], anothers: [] })
})

test('of namesakes it is the one’s who is known by it, and anybody’s while nobody is', () => {
  const all = known(
    [
      ['ROY Léa', 'E1'],
      ['ROY Léa', null],
    ],
    [
      ['ROY Léa', 'E1'],
      ['ROY Léa', 'E2'],
    ],
  )
  expect(of(['p0'], all)).toEqual({ theirs: ['a0', 'a1'], anothers: [] })
  expect(of(['p1'], all)).toEqual({ theirs: ['a1'], anothers: ['a0'] })
})

test('what was said by hand ties a login to somebody, or takes it from them', () => {
  const two: Short[] = [
    ['ROY Léa', null],
    ['MOREL Zoé', null],
  ]
  const same = { personKey: 'p1', entId: 'E1', isSame: true }
  expect(of(['p1'], known(two, [['AUTRE Nom', 'E1']], [same]))).toEqual({ theirs: ['a0'], anothers: [] })
  const not = { personKey: 'p0', entId: 'E1', isSame: false }
  expect(of(['p0'], known(two, [['ROY Léa', 'E1']], [not]))).toEqual({ theirs: [], anothers: [] })
})

test('a login is of its own profile', () => {
  const all = known(
    [['ROY Léa', 'E1', 'guardian']],
    [['ROY Léa', 'E1']],
    [{ personKey: 'p0', entId: 'E1', isSame: true }],
  )
  expect(of(['p0'], all)).toEqual({ theirs: [], anothers: [] })
})

test('of people together it is that of any of them', () => {
  const all = known(
    [
      ['ROY Léa', 'E1'],
      ['ROY Léa', null],
    ],
    [
      ['ROY Léa', 'E1'],
      ['ROY Léa', 'E2'],
    ],
  )
  expect(of(['p0', 'p1'], all)).toEqual({ theirs: ['a0', 'a1'], anothers: [] })
})
