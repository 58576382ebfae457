import { sharedCasIds } from '@/domain/pairing/shared-cas-ids'
import type { KnownPerson } from '@/domain/people/person'

/** One Identifiant CAS on several present people; `pronoteIds` are all its holders. */
export type Conflict = { casId: string; pronoteIds: string[] }

type People = ReadonlyMap<string, KnownPerson>

/** The conflicts standing after that concern somebody `listed`, and who, listed or not, begins or ceases to be in one. */
export function compareConflicts(
  before: People,
  after: People,
  listed: ReadonlySet<string>,
): { conflicts: Conflict[]; begins: string[]; ends: string[] } {
  const sharedBefore = sharedCasIds(before.values())
  const sharedAfter = sharedCasIds(after.values())
  const holders = new Map<string, string[]>()
  const begins: string[] = []
  const ends: string[] = []
  if (sharedBefore.size === 0 && sharedAfter.size === 0) return { conflicts: [], begins, ends }

  for (const [pronoteId, person] of after) {
    const was = sharedIdOf(before.get(pronoteId), sharedBefore)
    const is = sharedIdOf(person, sharedAfter)
    if (was === null && is !== null) begins.push(pronoteId)
    if (was !== null && is === null) ends.push(pronoteId)
    if (is === null) continue
    const others = holders.get(is)
    if (others) others.push(pronoteId)
    else holders.set(is, [pronoteId])
  }
  const conflicts = [...holders]
    .filter(([, pronoteIds]) => pronoteIds.some((pronoteId) => listed.has(pronoteId)))
    .map(([casId, pronoteIds]) => ({ casId, pronoteIds }))
  return { conflicts, begins, ends }
}

function sharedIdOf(person: KnownPerson | undefined, shared: ReadonlySet<string>): string | null {
  if (person === undefined || person.absent || person.casId === null) return null
  return shared.has(person.casId) ? person.casId : null
}
