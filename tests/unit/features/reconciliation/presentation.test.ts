import { describe, expect, test } from 'vitest'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import { REASONS } from '@/domain/pairing/reason'
import { differenceWords, particulars, REASON_SLUGS, REASON_TEXTS } from '@/features/reconciliation/presentation'

const LEA = {
  key: '1',
  profile: 'pupil',
  casId: 'NAA1',
  lastName: 'ROY',
  firstName: 'Léa',
  className: '601',
  isAbsent: false,
  hasLostPairing: false,
  arrivedAt: new Date(0),
} as const
const ACCOUNT = {
  key: 'a',
  entId: 'NAB2',
  profile: 'pupil',
  lastName: 'ROY-MOREL',
  firstName: 'Léa',
  className: '602',
} as const

function told(explanation: Pick<Explanation, 'reason'> & Partial<Explanation>) {
  return particulars({ person: LEA, ent: null, others: [], ...explanation })
}

test('each reason has its words, unbreakable where French asks, and an address of its own', () => {
  for (const reason of REASONS) {
    for (const words of Object.values(REASON_TEXTS[reason])) {
      expect(words).not.toBe('')
      expect(words).not.toMatch(/ [:;!?%»]|« /)
    }
  }
  expect(new Set(Object.values(REASON_SLUGS)).size).toBe(REASONS.length)
})

describe('what is particular to a person', () => {
  test('is with whom the identifier or the name is shared, and of which class', () => {
    const tom = { ...LEA, key: '2', firstName: 'Tom', className: '602' }
    expect(told({ reason: 'shared_cas_identifier', others: [tom] })).toEqual(['NAA1, comme ROY Tom, élève de 602'])
    expect(told({ reason: 'same_name', others: [tom] })).toEqual(['Comme ROY Tom, élève de 602'])
  })

  test('is the name in the ENT, and in what it differs', () => {
    const difference = { kind: 'compound', score: 60 } as const
    const ent = { kind: 'differs', account: ACCOUNT, difference, isSettled: false } as const
    expect(told({ reason: 'name_differs', ent })).toEqual([
      'Dans l’ENT\u00a0: ROY-MOREL Léa, 602 (nom composé, écrit en partie d’un côté)',
    ])
    expect(differenceWords(null)).toBe('même nom')
    expect(differenceWords({ kind: 'slip', score: 92 })).toBe('une lettre d’écart, 92\u202f% de ressemblance')
    expect(differenceWords({ kind: 'swapped', score: 65 })).toBe('nom et prénom intervertis')
  })

  test('is whose account it is, or which ones it could be', () => {
    expect(told({ reason: 'other_ent_account', ent: { kind: 'other_account', account: ACCOUNT } })).toEqual([
      'Dans l’ENT, NAB2 est ROY-MOREL Léa, 602',
    ])
    const twice = { kind: 'two_accounts' as const, accounts: [ACCOUNT, ACCOUNT] }
    expect(told({ reason: 'two_ent_accounts', ent: twice })[0]).toContain('NAB2 (ROY-MOREL Léa, 602), NAB2')
  })

  test('is nothing where the reason says it all', () => {
    expect(told({ reason: 'never_signed_in', ent: { kind: 'same', account: ACCOUNT } })).toEqual([])
  })
})
