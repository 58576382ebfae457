import type { Profile } from '@/domain/people/profile'

/** Somebody present in an establishment at one moment. `name` null: it was erased since. */
export type PersonThen = {
  profile: Profile
  name: { last: string; first: string; className: string | null } | null
  casId: string | null
}

export const DIFFERENCES = ['arrived', 'gone', 'changed', 'newly_paired', 'lost_pairing'] as const

export type Difference = (typeof DIFFERENCES)[number]

/**
 * What happened to one person between two moments; `null`: not there at that moment. Pairings are counted as an import
 * counts them: whoever has an Identifiant CAS and had none is newly paired, even when they have just arrived; whoever is
 * gone has not lost theirs. `changed`: name, first name, class, profile, or one Identifiant CAS for another.
 */
export function comparePerson(before: PersonThen | null, after: PersonThen | null): Difference[] {
  const differences: Difference[] = []
  if (!before && after) differences.push('arrived')
  if (before && !after) differences.push('gone')
  if (before && after && hasChanged(before, after)) differences.push('changed')
  if (after?.casId && !before?.casId) differences.push('newly_paired')
  if (before?.casId && after && !after.casId) differences.push('lost_pairing')
  return differences
}

function hasChanged(before: PersonThen, after: PersonThen): boolean {
  if (before.profile !== after.profile) return true
  if (before.casId && after.casId && before.casId !== after.casId) return true
  if (!before.name || !after.name) return false
  const { last, first, className } = before.name
  return last !== after.name.last || first !== after.name.first || className !== after.name.className
}
