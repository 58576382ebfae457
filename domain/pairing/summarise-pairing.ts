import { isPaired, sharedCasIds } from '@/domain/pairing/shared-cas-ids'
import type { KnownPerson } from '@/domain/people/person'
import { PROFILES, type Profile } from '@/domain/people/profile'

export type PairingCount = { people: number; paired: number }

export type PairingSummary = PairingCount & {
  /** Identifiants CAS held by several people. */
  conflicts: number
  /** Every profile, also those without anybody. */
  byProfile: (PairingCount & { profile: Profile })[]
  /** Pupils only, in the order of the classes' names; null for pupils without class. */
  byClass: (PairingCount & { className: string | null })[]
}

type Counted = Pick<KnownPerson, 'profile' | 'casId' | 'className' | 'absent'>

/** How many of the people present in one establishment are paired: in all, by profile and, for pupils, by class. */
export function summarisePairing(people: readonly Counted[]): PairingSummary {
  const shared = sharedCasIds(people)
  const total: PairingCount = { people: 0, paired: 0 }
  const profiles = new Map<Profile, PairingCount>(PROFILES.map((profile) => [profile, { people: 0, paired: 0 }]))
  const classes = new Map<string | null, PairingCount>()

  for (const person of people) {
    if (person.absent) continue
    const counts = [total, countOf(profiles, person.profile)]
    if (person.profile === 'pupil') counts.push(countOf(classes, person.className))
    for (const count of counts) {
      count.people += 1
      if (isPaired(person, shared)) count.paired += 1
    }
  }
  return {
    ...total,
    conflicts: shared.size,
    byProfile: [...profiles].map(([profile, count]) => ({ profile, ...count })),
    byClass: [...classes].map(([className, count]) => ({ className, ...count })).sort(byClassName),
  }
}

function countOf<Key>(counts: Map<Key, PairingCount>, key: Key): PairingCount {
  const count = counts.get(key) ?? { people: 0, paired: 0 }
  counts.set(key, count)
  return count
}

function byClassName(left: { className: string | null }, right: { className: string | null }): number {
  if (left.className === null || right.className === null)
    return Number(left.className === null) - Number(right.className === null)
  return left.className.localeCompare(right.className, 'fr', { numeric: true })
}
