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

/** People counted together: one class of one profile, or any part of it. */
export type CountedGroup = PairingCount & { profile: Profile; className: string | null }

/** Counts of groups, put together in all, by profile and, for pupils, by class. */
export function tallyPairing(groups: Iterable<CountedGroup>, conflicts: number): PairingSummary {
  const total: PairingCount = { people: 0, paired: 0 }
  const profiles = new Map<Profile, PairingCount>(PROFILES.map((profile) => [profile, { people: 0, paired: 0 }]))
  const classes = new Map<string | null, PairingCount>()

  for (const group of groups) {
    const counts = [total, countOf(profiles, group.profile)]
    if (group.profile === 'pupil') counts.push(countOf(classes, group.className))
    for (const count of counts) {
      count.people += group.people
      count.paired += group.paired
    }
  }
  return {
    ...total,
    conflicts,
    byProfile: [...profiles].map(([profile, count]) => ({ profile, ...count })),
    byClass: [...classes]
      .map(([className, count]) => ({ className, ...count }))
      .sort((left, right) => compareClasses(left.className, right.className)),
  }
}

function countOf<Key>(counts: Map<Key, PairingCount>, key: Key): PairingCount {
  const count = counts.get(key) ?? { people: 0, paired: 0 }
  counts.set(key, count)
  return count
}

/** The order of the classes' names, their numbers as numbers: `3A` before `10B`; nobody's class last. */
export function compareClasses(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  return left.localeCompare(right, 'fr', { numeric: true })
}
