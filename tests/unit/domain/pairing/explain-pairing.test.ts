import { describe, expect, test } from 'vitest'
import { countReasons, explainPairing, type EstablishmentFacts } from '@/domain/pairing/explain-pairing'
import { REASONS, type Reason } from '@/domain/pairing/reason'
import { summarisePairing } from '@/domain/pairing/summarise-pairing'
import { factsOf, kosmosAccounts, pupilsAfterWeek, pupilsBeforeSigningIn } from '@/tests/builders/pairing-weeks'

const ENT = { accounts: kosmosAccounts(), entListAt: new Map([['pupil' as const, new Date('2026-09-14T09:00:00Z')]]) }
/** Between the first and the second week. */
const PORTAL = { lastPortalImportAt: new Date('2026-09-10T08:00:00Z') }

function explained(week: 1 | 2 | 3, known: Partial<EstablishmentFacts> = {}) {
  return explainPairing(factsOf(pupilsAfterWeek(week), known))
}

function counts(week: 1 | 2 | 3, known: Partial<EstablishmentFacts> = {}) {
  return Object.fromEntries(countReasons(explained(week, known)).map(({ reason, people }) => [reason, people]))
}

function named(week: 1 | 2 | 3, reason: Reason, known: Partial<EstablishmentFacts> = {}) {
  const people = explained(week, known).filter((one) => one.reason === reason)
  return people.map(({ person }) => `${person.lastName} ${person.firstName}`).sort()
}

describe('the pupils of the first week', () => {
  test('are 339 paired of 620; the others never signed in, or share their name', () => {
    expect(counts(1)).toEqual({ same_name: 16, never_signed_in: 265 })
  })

  test('by the ENT’s list of the next week: one is paired with an account that bears another name', () => {
    expect(named(1, 'other_ent_account', ENT)).toEqual(['BRUN Mila'])
  })
})

describe('the pupils of the second week', () => {
  test('without anything else: 4 absent, 2 who share an identifier, 10 who share a name', () => {
    expect(counts(2)).toEqual({ absent: 4, shared_cas_identifier: 2, same_name: 10, never_signed_in: 141 })
  })

  test('after an import into the ENT: the 6 new ones came too late for it', () => {
    expect(counts(2, PORTAL)).toMatchObject({ arrived_after_portal_import: 6, never_signed_in: 135 })
  })

  test('after an import older than their first list: of those in that list, nobody knows since when they are there', () => {
    const before = { lastPortalImportAt: new Date('2026-09-01T08:00:00Z') }
    expect(counts(1, before)).not.toHaveProperty('arrived_after_portal_import')
    expect(counts(2, before)).toMatchObject({ arrived_after_portal_import: 6 })
  })

  test('with the ENT’s list: 4 are unknown to it, 8 have another name in it, 4 namesakes are left', () => {
    expect(counts(2, { ...ENT, ...PORTAL })).toEqual({
      absent: 4,
      shared_cas_identifier: 2,
      unknown_to_ent: 4,
      same_name: 4,
      name_differs: 8,
      arrived_after_portal_import: 6,
      never_signed_in: 129,
    })
  })

  test('who share an identifier are told with whom', () => {
    const shared = explained(2, ENT).filter(({ reason }) => reason === 'shared_cas_identifier')
    expect(shared.map(({ person, others }) => [person.lastName, others.map(({ lastName }) => lastName)])).toEqual([
      ['MENARD', ['FERNANDEZ']],
      ['FERNANDEZ', ['MENARD']],
    ])
  })

  test('who share a name are told with whom', () => {
    const namesakes = explained(2).filter(({ reason }) => reason === 'same_name')
    const lambert = namesakes.filter(({ person }) => person.lastName === 'LAMBERT')
    expect(lambert.map(({ person, others }) => [person.className, others.map(({ className }) => className)])).toEqual([
      ['506', ['303']],
      ['303', ['506']],
    ])
  })
})

describe('the pupils of whom nobody signed in yet', () => {
  const reasonsOf = (known: Partial<EstablishmentFacts>) =>
    Object.fromEntries(
      explainPairing(factsOf(pupilsBeforeSigningIn(), known)).map(({ person, reason }) => [
        `${person.lastName} ${person.firstName}`,
        reason,
      ]),
    )

  test('without an import on record: nothing tells that their identifiers reached the ENT', () => {
    const reasons = reasonsOf({})
    expect(Object.keys(reasons)).toHaveLength(22)
    expect(new Set(Object.values(reasons))).toEqual(new Set(['no_portal_import']))
  })

  test('with an import on record: they never signed in', () => {
    expect(new Set(Object.values(reasonsOf(PORTAL)))).toEqual(new Set(['never_signed_in']))
  })

  test('with the ENT’s list: the one who is twice in it is told so, and with which accounts', () => {
    expect(reasonsOf(ENT)).toMatchObject({ 'MENARD Léa': 'two_ent_accounts', 'BERNARD Mathilde': 'no_portal_import' })
    const twice = explainPairing(factsOf(pupilsBeforeSigningIn(), ENT)).filter(
      ({ reason }) => reason === 'two_ent_accounts',
    )
    expect(twice.map(({ ent }) => ent)).toMatchObject([{ accounts: [{ entId: 'NAC36304' }, { entId: 'NAC31483' }] }])
  })
})

describe('the pupils of the third week', () => {
  test('one of the two keeps the identifier that they shared; 4 have lost theirs', () => {
    expect(counts(3)).toEqual({ absent: 4, lost_pairing: 4, same_name: 10, never_signed_in: 129 })
    expect(named(3, 'lost_pairing')).toEqual(['FERNANDEZ Quentin', 'LE ROUX Adam', 'ROLLAND Hélène', 'VIDAL Mathéo'])
  })
})

test('the lists show each of the reasons, nobody in them being changed', () => {
  const met = ([1, 2, 3] as const).flatMap((week) => [ENT, PORTAL].flatMap((known) => explained(week, known)))
  const before = explainPairing(factsOf(pupilsBeforeSigningIn(), ENT))
  expect(countReasons([...met, ...before]).map(({ reason }) => reason)).toEqual(REASONS)
})

test('every unpaired person has one reason, and beside them only absent or wrongly paired people', () => {
  for (const week of [1, 2, 3] as const) {
    for (const known of [{}, ENT, PORTAL, { ...ENT, ...PORTAL }]) {
      const people = pupilsAfterWeek(week)
      const { people: present, paired } = summarisePairing(people.map((one) => ({ ...one, absent: one.isAbsent })))
      const told = counts(week, known)
      const beside = (told.absent ?? 0) + (told.other_ent_account ?? 0)
      const all = Object.values(told).reduce((sum, count) => sum + count, 0)
      expect(all - beside).toBe(present - paired)
    }
  }
})

test('a decision changes the reason: the account is not hers, so the ENT does not know her', () => {
  const people = pupilsAfterWeek(2)
  const lina = people.find(({ lastName, firstName }) => lastName === 'MENARD' && firstName === 'Lina')!
  expect(named(2, 'name_differs', ENT)).toContain('MENARD Lina')
  const decisions = [{ personKey: lina.key, entId: 'NAD35400', isSame: false }]
  expect(named(2, 'unknown_to_ent', { ...ENT, decisions })).toContain('MENARD Lina')
})
