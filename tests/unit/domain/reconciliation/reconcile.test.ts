import { describe, expect, test } from 'vitest'
import type { Profile } from '@/domain/people/profile'
import { reconcile } from '@/domain/reconciliation/reconcile'
import type { Decision, EntAccount, ReconciledPerson } from '@/domain/reconciliation/reconciliation'
import { kosmosAccounts, pupilsAfterWeek } from '@/tests/builders/pairing-weeks'

type Short = [lastName: string, firstName: string, id?: string | null, className?: string, profile?: Profile]

function people(...all: Short[]): ReconciledPerson[] {
  return all.map(([lastName, firstName, casId = null, className = '', profile = 'pupil'], index) => {
    return { key: `p${index}`, lastName, firstName, casId, className: className || null, profile }
  })
}

function accounts(...all: Short[]): EntAccount[] {
  return all.map(([lastName, firstName, entId, className = '', profile = 'pupil'], index) => {
    return { key: `a${index}`, lastName, firstName, entId: entId ?? `E${index}`, className: className || null, profile }
  })
}

/** `p0: 'same a0'`, and so on. */
function told(known: ReconciledPerson[], list: EntAccount[], decisions: Decision[] = []): Record<string, string> {
  const standings = reconcile(known, list, decisions)
  return Object.fromEntries(
    [...standings].map(([key, ent]) => {
      if (ent.kind === 'unknown') return [key, 'unknown']
      if (ent.kind === 'several') return [key, `several ${ent.candidates.map(({ account }) => account.key).join(' ')}`]
      if (ent.kind === 'two_accounts') return [key, `two ${ent.accounts.map((account) => account.key).join(' ')}`]
      return [key, `${ent.kind} ${ent.account.key}`]
    }),
  )
}

describe('an account is found', () => {
  test('by the Identifiant CAS at once, whatever its name is near to', () => {
    const known = people(['ROY', 'Léa', 'E1'], ['ROY', 'Léa'])
    expect(told(known, accounts(['ROY', 'Léa'], ['ROY-MARTIN', 'Léa']))).toEqual({ p0: 'differs a1', p1: 'same a0' })
  })

  test('by the very same name, before a name that is near', () => {
    const known = people(['ROCHE', 'Sarah'], ['ROHE', 'Sarah'])
    expect(told(known, accounts(['ROHE', 'Sarah'], ['ROCHE', 'Sarah']))).toEqual({ p0: 'same a1', p1: 'same a0' })
  })

  test('with its particle before without', () => {
    const known = people(['LE ROUX', 'Adam'], ['ROUX', 'Adam'])
    expect(told(known, accounts(['ROUX', 'Adam'], ['LE ROUX', 'Adam']))).toEqual({ p0: 'same a1', p1: 'same a0' })
    expect(told(people(['LE ROUX', 'Adam']), accounts(['ROUX', 'Adam']))).toEqual({ p0: 'same a0' })
  })

  test('in the person’s own profile only', () => {
    const known = people(['ROY', 'Léa', null, '', 'guardian'], ['ROY', 'Tom'])
    expect(told(known, accounts(['ROY', 'Léa']))).toEqual({ p1: 'unknown' })
  })

  test('by the likeliest of the names that are near', () => {
    const known = people(['ROUSSEL', 'Anaïs'])
    expect(told(known, accounts(['ROUSSEL-MARTIN', 'Anaïs'], ['ROUSEL', 'Anaïs']))).toEqual({ p0: 'differs a1' })
  })
})

describe('it is a case to decide', () => {
  test('when namesakes have several accounts', () => {
    const known = people(['DUVAL', 'Antoine'], ['DUVAL', 'Antoine'])
    const list = accounts(['DUVAL', 'Antoine'], ['DUVAL', 'Antoine'])
    expect(told(known, list)).toEqual({ p0: 'several a0 a1', p1: 'several a0 a1' })
  })

  test('when namesakes have fewer accounts than they are: those with a near name are shown too', () => {
    const known = people(['LAMBERT', 'Hugo'], ['LAMBERT', 'Hugo'])
    const list = accounts(['LAMBERT', 'Hugo'], ['HUGO', 'Lambert'])
    expect(told(known, list)).toEqual({ p0: 'several a0 a1', p1: 'several a0 a1' })
  })

  test('when two people are as near to one account', () => {
    const known = people(['RIVIERA', 'Zoé'], ['RIVIERO', 'Zoé'])
    expect(told(known, accounts(['RIVIER', 'Zoé']))).toEqual({ p0: 'several a0', p1: 'several a0' })
  })

  test('when one person has two accounts', () => {
    expect(told(people(['ROY', 'Léa']), accounts(['ROY', 'Léa'], ['Roy', 'LEA']))).toEqual({ p0: 'two a0 a1' })
  })
})

describe('a namesake who is settled leaves the other account to the other', () => {
  const list = accounts(['DUVAL', 'Antoine', 'E0'], ['DUVAL', 'Antoine', 'E1'])

  test('by the Identifiant CAS', () => {
    expect(told(people(['DUVAL', 'Antoine', 'E1'], ['DUVAL', 'Antoine']), list)).toEqual({
      p0: 'same a1',
      p1: 'same a0',
    })
  })

  test('by a decision', () => {
    const known = people(['DUVAL', 'Antoine'], ['DUVAL', 'Antoine'])
    const decisions = [{ personKey: 'p1', entId: 'E0', isSame: true }]
    expect(told(known, list, decisions)).toEqual({ p0: 'same a1', p1: 'same a0' })
  })
})

describe('a decision', () => {
  test('that it is the same person settles whatever the names', () => {
    const decisions = [{ personKey: 'p0', entId: 'E0', isSame: true }]
    expect(told(people(['ROY', 'Léa']), accounts(['MOREL', 'Zoé']), decisions)).toEqual({ p0: 'differs a0' })
    expect(reconcile(people(['ROY', 'Léa']), accounts(['MOREL', 'Zoé']), decisions).get('p0')).toMatchObject({
      isSettled: true,
    })
  })

  test('that it is not takes the account away from that person alone', () => {
    const decisions = [{ personKey: 'p0', entId: 'E0', isSame: false }]
    expect(told(people(['ROY', 'Léa']), accounts(['ROY', 'Léa']), decisions)).toEqual({ p0: 'unknown' })
    const twins = people(['ROY', 'Léa'], ['ROY', 'Léa'])
    expect(told(twins, accounts(['ROY', 'Léa']), decisions)).toEqual({ p0: 'unknown', p1: 'same a0' })
  })

  test('of an account that the list shows no more changes nothing', () => {
    const decisions = [{ personKey: 'p0', entId: 'GONE', isSame: true }]
    expect(told(people(['ROY', 'Léa']), accounts(['ROY', 'Léa']), decisions)).toEqual({ p0: 'same a0' })
  })
})

describe('an Identifiant CAS', () => {
  test('of an account that bears somebody else’s name is told', () => {
    expect(told(people(['ROY', 'Léa', 'E0']), accounts(['MOREL', 'Zoé']))).toEqual({ p0: 'other_account a0' })
  })

  test('that two people hold settles neither', () => {
    const known = people(['ROY', 'Léa', 'E0'], ['MOREL', 'Zoé', 'E0'])
    expect(told(known, accounts(['ROY', 'Léa'], ['MOREL', 'Zoé']))).toEqual({ p0: 'same a0', p1: 'same a1' })
  })

  test('that two accounts bear is the one’s whose name is the person’s', () => {
    const list = accounts(['MENARD', 'Léa', 'E0'], ['FERNANDEZ', 'Quentin', 'E0'])
    expect(told(people(['FERNANDEZ', 'Quentin', 'E0']), list)).toEqual({ p0: 'same a1' })
  })
})

describe('the ENT’s list against the second week', () => {
  const standings = [
    ...reconcile(
      pupilsAfterWeek(2).filter(({ isAbsent }) => !isAbsent),
      kosmosAccounts(),
      [],
    ).values(),
  ]
  const kinds = (kind: string) => standings.filter((ent) => ent.kind === kind)

  test('lacks 13 pupils, and has one of them twice', () => {
    expect(standings).toHaveLength(622)
    expect(kinds('unknown')).toHaveLength(13)
    const [twice, ...others] = kinds('two_accounts')
    expect(others).toEqual([])
    expect(twice).toMatchObject({ accounts: [{ lastName: 'MENARD' }, { lastName: 'MENARD' }] })
  })

  test('names 25 others otherwise: compound, swapped, or a letter short', () => {
    const differences = standings.flatMap((ent) => (ent.kind === 'differs' ? (ent.difference?.kind ?? []) : []))
    const count = (kind: string) => differences.filter((one) => one === kind).length
    expect({ compound: count('compound'), swapped: count('swapped'), slip: count('slip') }).toEqual({
      compound: 11,
      swapped: 8,
      slip: 6,
    })
  })

  test('leaves two pairs of namesakes to decide, and finds everybody else', () => {
    expect(kinds('several')).toHaveLength(4)
    expect(kinds('same')).toHaveLength(579)
    expect(kinds('other_account')).toEqual([])
  })
})

test('of people and accounts all named alike, each person is told a few accounts, not all of them', () => {
  const known = people(...Array.from({ length: 300 }, (): Short => ['LA LB LC LD', 'FA FB FC FD']))
  const list = accounts(
    ...['A', 'B', 'C', 'D'].flatMap((last) =>
      ['A', 'B', 'C', 'D'].flatMap((first) => Array.from({ length: 40 }, (): Short => [`L${last}`, `F${first}`])),
    ),
  )
  const standings = [...reconcile(known, list, []).values()]
  expect(standings.every((ent) => ent.kind === 'several' && ent.candidates.length === 20)).toBe(true)
})
