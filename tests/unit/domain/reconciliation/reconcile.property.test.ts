import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames } from '@/domain/reconciliation/compare-names'
import { nameKey } from '@/domain/reconciliation/name-key'
import { reconcile } from '@/domain/reconciliation/reconcile'
import type { EntAccount, EntStanding, ReconciledPerson } from '@/domain/reconciliation/reconciliation'

const names = fc.constantFrom(
  'ROY',
  'LE ROUX',
  'ROUX',
  'MARTIN',
  'MARTIN-ROY',
  'MARTEN',
  'Léa',
  'Lea',
  'Anne-Léa',
  'DUVAL',
)
const ids = fc.constantFrom('E0', 'E1', 'E2', 'E3', 'E4')
const profiles = fc.constantFrom('pupil' as const, 'guardian' as const)

const everybody = fc
  .array(fc.record({ lastName: names, firstName: names, casId: fc.option(ids), profile: profiles }), { maxLength: 12 })
  .map((all) => all.map((one, index): ReconciledPerson => ({ ...one, key: `p${index}`, className: null })))
const lists = fc
  .array(fc.record({ lastName: names, firstName: names, entId: ids, profile: profiles }), { maxLength: 12 })
  .map((all) => all.map((one, index): EntAccount => ({ ...one, key: `a${index}`, className: null })))

/** The account that is somebody's alone; none of a doubtful case. */
function ownAccount(ent: EntStanding): EntAccount[] {
  return 'account' in ent ? [ent.account] : ent.kind === 'two_accounts' ? ent.accounts : []
}

test('an account is one person’s at most, of the same profile', () => {
  fc.assert(
    fc.property(everybody, lists, (people, accounts) => {
      const standings = reconcile(people, accounts, [])
      const given = [...standings].flatMap(([key, ent]) => ownAccount(ent).map((account) => ({ key, account })))
      expect(new Set(given.map(({ account }) => account.key)).size).toBe(given.length)
      for (const { key, account } of given) {
        expect(people.find((person) => person.key === key)?.profile).toBe(account.profile)
      }
    }),
  )
})

test('everybody of a profile that the list has is told about, and nobody else', () => {
  fc.assert(
    fc.property(everybody, lists, (people, accounts) => {
      const known = people.filter(({ profile }) => accounts.some((account) => account.profile === profile))
      expect([...reconcile(people, accounts, []).keys()].sort()).toEqual(known.map(({ key }) => key).sort())
    }),
  )
})

test('who is unknown has no account of the same or of a near name left', () => {
  fc.assert(
    fc.property(everybody, lists, (people, accounts) => {
      const standings = reconcile(people, accounts, [])
      const claimed = new Set(
        [...standings.values()].flatMap((ent) =>
          ent.kind === 'several'
            ? ent.candidates.map(({ account }) => account.key)
            : ownAccount(ent).map(({ key }) => key),
        ),
      )
      const free = accounts.filter(({ key }) => !claimed.has(key))
      for (const person of people.filter(({ key }) => standings.get(key)?.kind === 'unknown')) {
        for (const account of free.filter(({ profile }) => profile === person.profile)) {
          expect(compareNames(nameKey(person), nameKey(account))).toBeNull()
        }
      }
    }),
  )
})

test('the order of the lists does not change what is told', () => {
  fc.assert(
    fc.property(everybody, lists, (people, accounts) => {
      const kinds = (standings: Map<string, EntStanding>) =>
        [...standings].map(([key, { kind }]) => `${key} ${kind}`).sort()
      const distinct = accounts.filter((one, at) => accounts.findIndex(({ entId }) => entId === one.entId) === at)
      expect(kinds(reconcile([...people].reverse(), [...distinct].reverse(), []))).toEqual(
        kinds(reconcile(people, distinct, [])),
      )
    }),
  )
})

test('a case that is decided is not asked again', () => {
  fc.assert(
    fc.property(everybody, lists, (people, accounts) => {
      for (const [personKey, ent] of reconcile(people, accounts, [])) {
        if (ent.kind !== 'several' && ent.kind !== 'two_accounts') continue
        const candidates = ent.kind === 'several' ? ent.candidates.map(({ account }) => account) : ent.accounts
        for (const { entId } of candidates) {
          const after = reconcile(people, accounts, [{ personKey, entId, isSame: true }]).get(personKey)
          expect(['same', 'differs']).toContain(after?.kind)
        }
      }
    }),
  )
})
