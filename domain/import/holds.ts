import type { ImportPlan, PersonUpdate } from '@/domain/import/plan-import'
import { onlyGainsPairing } from '@/domain/import/changed-fields'
import type { KnownPerson } from '@/domain/people/person'
import type { Profile } from '@/domain/people/profile'

/** Why a list may be a wrong one: what it would do to too many people of its profile at once. */
export const HOLD_CODES = ['many_absent', 'many_changed', 'many_unpaired'] as const
export type HoldCode = (typeof HOLD_CODES)[number]

/** Percents of the profile's people; an import that goes above is held. */
export type HoldThresholds = Readonly<Record<HoldCode, number>>

export const DEFAULT_THRESHOLDS: HoldThresholds = { many_absent: 10, many_changed: 75, many_unpaired: 5 }

/** Of fewer people, one family that leaves is already more than ten percent: nothing is held. */
export const LEAST_PEOPLE = 20

/** Held imports that one page shows, and that one act may approve. */
export const MOST_HELD_SHOWN = 200

/** `people` of the `of` known and present of the profile, above `threshold` percent. */
export type Hold = { code: HoldCode; people: number; of: number; threshold: number }

/** The same, whatever the threshold: it can change between the analysis and the commit. */
export type HoldShare = Omit<Hold, 'threshold'>

type HeldPlan = { profile: Profile; people: readonly KnownPerson[]; changes: ImportPlan['changes'] }

/** What holds a planned import until somebody approves it: the shares of its people above their thresholds. */
export function findHolds(shares: readonly HoldShare[], thresholds: HoldThresholds): Hold[] {
  return shares
    .map((share): Hold => ({ ...share, threshold: thresholds[share.code] }))
    .filter((hold) => hold.people * 100 > hold.threshold * hold.of)
}

/**
 * What a planned import would do to the profile's people present before; a first list has none, so is never held. Who
 * gains an Identifiant CAS, and who was absent and is back, is no sign of a wrong list. A pairing is lost by an emptied
 * cell or by a conflict that begins; who becomes absent is counted as absent only.
 */
export function measureShares({ profile, people, changes }: HeldPlan): HoldShare[] {
  const present = new Map(
    people.filter((person) => person.profile === profile && !person.absent).map((person) => [person.pronoteId, person]),
  )
  if (present.size < LEAST_PEOPLE) return []
  const updates = changes.update.filter(({ pronoteId }) => present.has(pronoteId))
  const counts: Record<HoldCode, number> = {
    many_absent: changes.markAbsent.length,
    many_changed: updates.filter((update) => !onlyGainsPairing(update)).length,
    many_unpaired: losePairing(updates, changes.conflictBegins, present),
  }
  return HOLD_CODES.map((code) => ({ code, people: counts[code], of: present.size }))
}

function losePairing(
  updates: readonly PersonUpdate[],
  conflictBegins: readonly string[],
  present: ReadonlyMap<string, KnownPerson>,
): number {
  const lost = new Set(
    updates.filter(({ before, after }) => before.casId !== null && after.casId === null).map((one) => one.pronoteId),
  )
  for (const pronoteId of conflictBegins) {
    if ((present.get(pronoteId)?.casId ?? null) !== null) lost.add(pronoteId)
  }
  return lost.size
}
