import { reasonOf, REASONS, type PairingFacts, type Reason } from '@/domain/pairing/reason'
import { sharedCasIds } from '@/domain/pairing/shared-cas-ids'
import type { Profile } from '@/domain/people/profile'
import { nameReader, type NameReader } from '@/domain/reconciliation/name-key'
import { reconcile } from '@/domain/reconciliation/reconcile'
import type { Decision, EntAccount, EntStanding, ReconciledPerson } from '@/domain/reconciliation/reconciliation'

/** A person of the establishment, absent ones included. */
export type ExplainedPerson = ReconciledPerson & { isAbsent: boolean; hasLostPairing: boolean; arrivedAt: Date }

export type EstablishmentFacts = {
  people: readonly ExplainedPerson[]
  accounts: readonly EntAccount[]
  decisions: readonly Decision[]
  /** When the ENT's list of each profile was brought. */
  entListAt: ReadonlyMap<Profile, Date>
  lastPortalImportAt: Date | null
}

export type Explanation = {
  person: ExplainedPerson
  reason: Reason
  /** What the ENT's list says, null without one. */
  ent: EntStanding | null
  /** Who holds the same Identifiant CAS, or bears the same name, when that is the reason; a few of them. */
  others: ExplainedPerson[]
}

/** More are counted, not named: the list is then not one of real people. */
const MOST_OTHERS = 10

/** Each person of an establishment who is not paired, or should not be as they are, with the one reason. */
export function explainPairing(facts: EstablishmentFacts): Explanation[] {
  const present = facts.people.filter(({ isAbsent }) => !isAbsent)
  const shared = sharedCasIds(facts.people.map(({ casId, isAbsent }) => ({ casId, absent: isAbsent })))
  const nameOf = nameReader()
  const standings = reconcile(present, facts.accounts, facts.decisions, nameOf)
  const firstList = firstArrivals(facts.people)
  const paired = new Set(
    present.flatMap(({ casId, profile }) => (casId !== null && !shared.has(casId) ? [profile] : [])),
  )
  const holders = groupUnder(present, ({ casId }) => (casId !== null && shared.has(casId) ? casId : null))
  const namesakes = groupUnder(present, (person) => sharedName(person, nameOf))

  return facts.people.flatMap((person): Explanation[] => {
    const { profile, casId, isAbsent, arrivedAt } = person
    const ent = standings.get(person.key) ?? null
    const isShared = casId !== null && shared.has(casId)
    const alike = isAbsent ? [] : (namesakes.get(sharedName(person, nameOf) ?? '') ?? [])
    const own: PairingFacts = {
      isAbsent,
      hasCasId: casId !== null,
      isShared,
      hasLostPairing: person.hasLostPairing,
      arrivedAt: arrivedAt.getTime() === firstList.get(profile) ? null : arrivedAt,
      hasNamesake: alike.length > 1,
      ent,
      entListAt: facts.entListAt.get(profile) ?? null,
      lastPortalImportAt: facts.lastPortalImportAt,
      isProfilePaired: paired.has(profile),
    }
    const reason = reasonOf(own)
    if (reason === null) return []
    const group = reason === 'shared_cas_identifier' ? holders.get(casId ?? '') : reason === 'same_name' ? alike : []
    return [{ person, reason, ent, others: othersOf(person, group ?? []) }]
  })
}

/** How many people each reason has, in the order of the rules; reasons without anybody are left out. */
export function countReasons(explanations: readonly { reason: Reason }[]): { reason: Reason; people: number }[] {
  const counts = new Map<Reason, number>()
  for (const { reason } of explanations) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return REASONS.flatMap((reason) => {
    const people = counts.get(reason)
    return people === undefined ? [] : [{ reason, people }]
  })
}

function othersOf(person: ExplainedPerson, group: readonly ExplainedPerson[]): ExplainedPerson[] {
  return group.slice(0, MOST_OTHERS + 1).filter(({ key }) => key !== person.key)
}

/** What namesakes have in common; null for who has no name. */
function sharedName(person: ExplainedPerson, nameOf: NameReader): string | null {
  return person.lastName === '' ? null : `${person.profile} ${nameOf(person).whole}`
}

/** When the first list of each profile came, in milliseconds. */
function firstArrivals(people: readonly ExplainedPerson[]): Map<Profile, number> {
  const first = new Map<Profile, number>()
  for (const { profile, arrivedAt } of people) {
    first.set(profile, Math.min(first.get(profile) ?? Infinity, arrivedAt.getTime()))
  }
  return first
}

function groupUnder<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
