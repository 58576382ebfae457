import { describe, expect, test } from 'vitest'
import { OBVIOUS_SCORE, obviousCases, splitCases } from '@/domain/reconciliation/obvious-cases'
import { reconcile } from '@/domain/reconciliation/reconcile'
import type { EntAccount, EntStanding, ReconciledPerson } from '@/domain/reconciliation/reconciliation'

type Short = [lastName: string, firstName: string, className?: string]

const named = ([lastName, firstName, className]: Short, key: string) => {
  return { key, profile: 'pupil' as const, lastName, firstName, className: className ?? null }
}

/** The keys of those whom the rule accepts, of people and accounts matched by the rules of names. */
function accepted(people: Short[], accounts: Short[]): string[] {
  const known = people.map((one, index): ReconciledPerson => ({ ...named(one, `p${index}`), casId: null }))
  const list = accounts.map((one, index): EntAccount => ({ ...named(one, `a${index}`), entId: `E${index}` }))
  const standings = reconcile(known, list, [])
  const cases = known.map((person) => ({ person, ent: standings.get(person.key) ?? null }))
  return obviousCases(cases).map(({ personKey, account }) => `${personKey} ${account.key}`)
}

describe('a case is obvious', () => {
  test.each<[string, Short, Short]>([
    ['when a last name lacks a part', ['ROUSSEL', 'Anaïs'], ['ROUSSEL-MARTIN', 'Anaïs']],
    ['on either side', ['ROUSSEL-MARTIN', 'Anaïs'], ['ROUSSEL', 'Anais']],
    ['when a first name does, in the same class', ['FERNANDEZ', 'Jean', '4A'], ['FERNANDEZ', 'Jean-Luc', '4A']],
  ])('%s', (_about, person, account) => {
    expect(accepted([person], [account])).toEqual(['p0 a0'])
  })
})

describe('a case is to be looked at', () => {
  test.each<[string, Short, Short]>([
    ['when names are the other way round', ['MOREL', 'Noé', '4A'], ['NOÉ', 'Morel', '4A']],
    ['when a letter differs', ['RIVIÈRE', 'Anaïs', '4A'], ['RIIÈRE', 'Anaïs', '4A']],
    ['when the classes are two', ['ROUSSEL', 'Anaïs', '4A'], ['ROUSSEL-MARTIN', 'Anaïs', '4B']],
    ['when a first name lacks a part and no class is told', ['FERNANDEZ', 'Jean'], ['FERNANDEZ', 'Jean-Luc']],
    ['when the part is too small', ['ROY', 'Ana', '4A'], ['ROY-CASTELNAUDARY', 'Ana', '4A']],
  ])('%s', (_about, person, account) => {
    expect(accepted([person], [account])).toEqual([])
  })

  test('when several accounts, or several people, come into question', () => {
    const [short, long, other] = [
      ['ROUSSEL', 'Anaïs'],
      ['ROUSSEL-MARTIN', 'Anaïs'],
      ['ROUSSEL-MORINS', 'Anaïs'],
    ] as Short[]
    expect(accepted([short!], [long!, other!])).toEqual([])
    expect(accepted([long!, other!], [short!])).toEqual([])
  })

  test('when it is none: the same name but for accents, case and hyphens has its account already', () => {
    expect(accepted([['LEFÈVRE-ROY', 'Hélène']], [['Lefevre Roy', 'HELENE']])).toEqual([])
  })
})

test.each([
  [OBVIOUS_SCORE - 1, 0],
  [OBVIOUS_SCORE, 1],
  [OBVIOUS_SCORE + 1, 1],
])('at a score of %i, %i is accepted', (score, count) => {
  const account: EntAccount = { ...named(['ROUSSEL-MARTIN', 'Anaïs'], 'a0'), entId: 'E0' }
  const ent: EntStanding = { kind: 'differs', account, isSettled: false, difference: { kind: 'compound', score } }
  expect(obviousCases([{ person: named(['ROUSSEL', 'Anaïs'], 'p0'), ent }])).toHaveLength(count)
})

test('what is settled is not asked', () => {
  const account: EntAccount = { ...named(['ROUSSEL-MARTIN', 'Anaïs'], 'a0'), entId: 'E0' }
  const difference = { kind: 'compound' as const, score: 90 }
  const ent: EntStanding = { kind: 'differs', account, isSettled: true, difference }
  expect(obviousCases([{ person: named(['ROUSSEL', 'Anaïs'], 'p0'), ent }])).toEqual([])
})

test('each case stands at one place: together from two on, else by itself', () => {
  const account = (key: string) => ({ ...named(['ROUSSEL-MARTIN', 'Anaïs', '4A'], key), entId: key })
  const asked = (key: string, kind: 'compound' | 'slip') => ({
    person: named(['ROUSSEL', 'Anaïs', '4A'], key),
    ent: {
      ...{ kind: 'differs' as const, account: account(key), isSettled: false },
      difference: { kind, score: OBVIOUS_SCORE },
    } satisfies EntStanding,
  })
  const places = (...kinds: ('compound' | 'slip')[]) => {
    const { together, byThemselves } = splitCases(kinds.map((kind, index) => asked(`p${index}`, kind)))
    return [together.map(({ personKey }) => personKey), byThemselves.map(({ person }) => person.key)]
  }
  expect(places('compound', 'slip', 'compound')).toEqual([['p0', 'p2'], ['p1']])
  expect(places('compound', 'slip')).toEqual([[], ['p0', 'p1']])
})
