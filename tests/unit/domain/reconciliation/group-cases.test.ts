import { expect, test } from 'vitest'
import { groupCases } from '@/domain/reconciliation/group-cases'
import type { EntAccount, EntStanding } from '@/domain/reconciliation/reconciliation'

function account(key: string): EntAccount {
  return { key, entId: key, profile: 'pupil', lastName: 'ADAM', firstName: 'Léa', className: null }
}

function oneOf(key: string, ...accounts: string[]) {
  const candidates = accounts.map((one) => ({ account: account(one), difference: null }))
  const ent: EntStanding = { kind: 'several', candidates }
  return { person: { key }, ent }
}

const keys = (cases: Parameters<typeof groupCases>[0]) =>
  groupCases(cases).map((group) => group.map(({ person }) => person.key))

test('namesakes for whom the same accounts come into question are one case', () => {
  expect(keys([oneOf('1', 'a', 'b'), oneOf('2', 'c', 'd'), oneOf('3', 'b', 'a')])).toEqual([['1', '3'], ['2']])
})

test('people who share a part of their accounts are not asked about together', () => {
  expect(keys([oneOf('1', 'a', 'b'), oneOf('2', 'a')])).toEqual([['1'], ['2']])
})

test('any other doubt is of one person', () => {
  const other = (key: string) => ({ person: { key }, ent: { kind: 'other_account', account: account('a') } as const })
  expect(keys([other('1'), other('2')])).toEqual([['1'], ['2']])
})

test('more people than a family has are asked about ten by ten', () => {
  const many = Array.from({ length: 25 }, (_, at) => oneOf(String(at), 'a', 'b'))
  expect(groupCases(many).map((group) => group.length)).toEqual([10, 10, 5])
})
