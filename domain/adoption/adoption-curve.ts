import { PROFILES, type Profile } from '@/domain/people/profile'

type Count = { people: number; paired: number }

/** What one profile was at the end of a day, written `2026-11-03`. */
export type KeptPoint = Count & { day: string; profile: Profile }

export type AdoptionPoint = Count & { day: string; byProfile: Record<Profile, Count> }

/**
 * The curve of a setup, day after day: what was kept of each profile, which holds until something else was kept of it,
 * and all of them together. Points come in any order; a day without writing has none.
 */
export function adoptionCurve(kept: readonly KeptPoint[]): AdoptionPoint[] {
  const days = [...new Set(kept.map(({ day }) => day))].sort()
  const last = Object.fromEntries(PROFILES.map((profile) => [profile, { people: 0, paired: 0 }])) as Record<
    Profile,
    Count
  >
  return days.map((day) => {
    for (const { profile, people, paired } of kept.filter((point) => point.day === day)) {
      last[profile] = { people, paired }
    }
    const sum = (field: keyof Count) => PROFILES.reduce((total, profile) => total + last[profile][field], 0)
    return { day, people: sum('people'), paired: sum('paired'), byProfile: { ...last } }
  })
}
