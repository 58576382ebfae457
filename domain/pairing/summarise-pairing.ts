import { isPaired, sharedCasIds } from '@/domain/pairing/shared-cas-ids'
import { tallyPairing, type PairingSummary } from '@/domain/pairing/tally-pairing'
import type { KnownPerson } from '@/domain/people/person'

type Counted = Pick<KnownPerson, 'profile' | 'casId' | 'className' | 'absent'>

/** How many of the people present in one establishment are paired: in all, by profile and, for pupils, by class. */
export function summarisePairing(people: readonly Counted[]): PairingSummary {
  const shared = sharedCasIds(people)
  const present = people.filter((person) => !person.absent)
  const groups = present.map((person) => ({ ...person, people: 1, paired: isPaired(person, shared) ? 1 : 0 }))
  return tallyPairing(groups, shared.size)
}
