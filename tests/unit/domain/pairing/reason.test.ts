import { describe, expect, test } from 'vitest'
import { reasonOf, REASONS, type PairingFacts, type Reason } from '@/domain/pairing/reason'

const NOBODY = { key: '', entId: '', profile: 'pupil', lastName: '', firstName: '', className: null } as const
const [SEPTEMBER, OCTOBER] = [new Date('2026-09-07'), new Date('2026-10-05')]

/** Who is there since September, without Identifiant CAS, of whom nothing else is known. */
const FACTS: PairingFacts = {
  isAbsent: false,
  hasCasId: false,
  isShared: false,
  hasLostPairing: false,
  arrivedAt: SEPTEMBER,
  hasNamesake: false,
  ent: null,
  entListAt: null,
  lastPortalImportAt: OCTOBER,
  isProfilePaired: true,
}

/** The least that makes each reason hold. */
const CAUSES: Record<Reason, Partial<PairingFacts>> = {
  absent: { isAbsent: true },
  shared_cas_identifier: { isShared: true, hasCasId: true },
  other_ent_account: { hasCasId: true, ent: { kind: 'other_account', account: NOBODY } },
  lost_pairing: { hasLostPairing: true },
  unknown_to_ent: { ent: { kind: 'unknown' }, entListAt: OCTOBER },
  two_ent_accounts: { ent: { kind: 'two_accounts', accounts: [NOBODY, NOBODY] } },
  same_name: { hasNamesake: true, ent: { kind: 'several', candidates: [] } },
  name_differs: { ent: { kind: 'differs', account: NOBODY, difference: null, isSettled: false } },
  arrived_after_portal_import: { arrivedAt: OCTOBER, lastPortalImportAt: SEPTEMBER },
  no_portal_import: { lastPortalImportAt: null, isProfilePaired: false },
  never_signed_in: {},
}

test.each(REASONS)('%s has a cause of its own', (reason) => {
  expect(reasonOf({ ...FACTS, ...CAUSES[reason] })).toBe(reason)
})

test('who is paired has no reason, whatever else could be said', () => {
  const all = Object.values(CAUSES).filter(
    (cause) => !cause.isAbsent && !cause.isShared && cause.ent?.kind !== 'other_account',
  )
  for (const cause of all) expect(reasonOf({ ...FACTS, ...cause, hasCasId: true })).toBeNull()
})

describe('of two causes the first in the list is told', () => {
  const ofEmptyCells = REASONS.filter((reason) => !CAUSES[reason].hasCasId)
  const pairs = ofEmptyCells.flatMap((first, at) => ofEmptyCells.slice(at + 1).map((then) => [first, then] as const))
  // What the ENT's list says of a person is one thing, and dates exclude one another.
  const possible = pairs.filter(([first, then]) => {
    return Object.keys(CAUSES[first]).every((fact) => !(fact in CAUSES[then]))
  })
  test.each(possible)('%s before %s', (first, then) => {
    expect(reasonOf({ ...FACTS, ...CAUSES[then], ...CAUSES[first] })).toBe(first)
  })
})

describe('somebody who is not in the ENT’s list', () => {
  const unknown = { ent: { kind: 'unknown' as const }, entListAt: SEPTEMBER }

  test('and came after it was brought cannot be told unknown by it', () => {
    expect(reasonOf({ ...FACTS, ...unknown, arrivedAt: OCTOBER })).toBe('never_signed_in')
    expect(reasonOf({ ...FACTS, ...unknown, arrivedAt: SEPTEMBER })).toBe('unknown_to_ent')
  })

  test('and came with the first list, one knows not when, can', () => {
    expect(reasonOf({ ...FACTS, ...unknown, arrivedAt: null })).toBe('unknown_to_ent')
  })
})

test('namesakes are a cause until it is known which account is whose', () => {
  expect(reasonOf({ ...FACTS, hasNamesake: true, ent: { kind: 'several', candidates: [] } })).toBe('same_name')
  expect(reasonOf({ ...FACTS, hasNamesake: true, ent: { kind: 'same', account: NOBODY } })).toBe('never_signed_in')
})

test('without any import on record, somebody of the profile who is paired shows that there was one', () => {
  expect(reasonOf({ ...FACTS, lastPortalImportAt: null, isProfilePaired: true })).toBe('never_signed_in')
  expect(reasonOf({ ...FACTS, lastPortalImportAt: null, isProfilePaired: false })).toBe('no_portal_import')
})

test('who came with the first list is not said to have come after an import', () => {
  expect(reasonOf({ ...FACTS, arrivedAt: null, lastPortalImportAt: SEPTEMBER })).toBe('never_signed_in')
})
