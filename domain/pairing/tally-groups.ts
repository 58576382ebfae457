import { LEVELS, type Level } from '@/domain/people/level'
import { PROFILES, type Profile } from '@/domain/people/profile'

export type TallyGroup = { profile: Profile; level: Level | null }

/**
 * The groups that are counted apart, in the order in which an establishment's row keeps their counts: pupils of each
 * level, pupils of none that is known, then the other profiles. Stored rows follow this order: to change it, rebuild.
 */
export const TALLY_GROUPS: readonly TallyGroup[] = [
  ...LEVELS.map((level) => ({ profile: 'pupil' as const, level })),
  ...PROFILES.map((profile) => ({ profile, level: null })),
]
