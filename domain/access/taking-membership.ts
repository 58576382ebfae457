import { mayGrant, type AdministrationScope, type PlacedMembership } from '@/domain/access/administration'
import { accept, refuse, type Result } from '@/lib/result'

export type TakingRefusal = { reason: 'not_allowed' | 'own_last_administration' | 'last_operator' }

/**
 * Whether this scope may take this membership away from an account. Nobody takes their own last membership of
 * administration: the last operator would lock everybody out.
 */
export function checkTaking({
  scope,
  isOwn,
  taken,
  others,
}: {
  scope: AdministrationScope
  isOwn: boolean
  taken: PlacedMembership
  /** What the account keeps. */
  others: readonly PlacedMembership[]
}): Result<null, TakingRefusal> {
  if (!mayGrant(scope, taken)) return refuse({ reason: 'not_allowed' })
  const isLast = isOwn && isAdministration(taken) && !others.some(isAtLeast(taken))
  return isLast ? refuse({ reason: 'own_last_administration' }) : accept(null)
}

function isAdministration({ role }: PlacedMembership): boolean {
  return role === 'operator' || role === 'academy_admin'
}

/** An operator who is also academy administrator does not stay operator by that. */
function isAtLeast(taken: PlacedMembership): (kept: PlacedMembership) => boolean {
  return (kept) => kept.role === 'operator' || (taken.role === 'academy_admin' && kept.role === 'academy_admin')
}
