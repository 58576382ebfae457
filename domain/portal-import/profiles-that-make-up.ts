import { PROFILES, type Profile } from '@/domain/people/profile'

/**
 * The profiles, not all of those known, whose people add up to `count`: an import of them alone. Null when none do, or
 * when several choices would. `profilesThatMakeUp(622, { pupil: 622, guardian: 600, teacher: 48, staff: 25 })` is
 * `['pupil']`.
 */
export function profilesThatMakeUp(count: number, people: Readonly<Record<Profile, number>>): Profile[] | null {
  const known = PROFILES.filter((profile) => people[profile] > 0)
  const choices = known
    .reduce<Profile[][]>((some, profile) => [...some, ...some.map((one) => [...one, profile])], [[]])
    .filter((some) => some.length > 0 && some.length < known.length)
    .filter((some) => some.reduce((sum, profile) => sum + people[profile], 0) === count)
  return choices.length === 1 ? (choices[0] ?? null) : null
}
