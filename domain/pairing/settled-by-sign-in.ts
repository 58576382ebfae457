import type { Reason } from '@/domain/pairing/reason'

/** A new reason must say here whether it is one. */
const SETTLED_BY_SIGN_IN = {
  lost_pairing: true,
  never_signed_in: true,
  absent: false,
  shared_cas_identifier: false,
  other_ent_account: false,
  unknown_to_ent: false,
  two_ent_accounts: false,
  same_name: false,
  name_differs: false,
  arrived_after_portal_import: false,
  no_portal_import: false,
} as const satisfies Record<Reason, boolean>

/**
 * Whether whoever has this reason is paired by signing in to PRONOTE from the ENT, nothing else being done: those who
 * are worth a letter. For all others something comes first, in PRONOTE or in the ENT.
 */
export function isSettledBySignIn(reason: Reason): boolean {
  return SETTLED_BY_SIGN_IN[reason]
}
