import type { EntStanding } from '@/domain/reconciliation/reconciliation'

/** Everything that one person's reason is told from. A later cause adds its fact here and its rule below. */
export type PairingFacts = {
  isAbsent: boolean
  hasCasId: boolean
  /** Somebody else present holds the same Identifiant CAS. */
  isShared: boolean
  hasLostPairing: boolean
  /** Null when it is not known since when: whoever came with the first list of the profile may have been there before. */
  arrivedAt: Date | null
  /** Somebody else present, of the same profile, bears the same name. */
  hasNamesake: boolean
  /** What the ENT's list of the profile says of the person; null when there is none. */
  ent: EntStanding | null
  /** When that list was brought. */
  entListAt: Date | null
  /** The last import of the identifiers into the ENT; null when none is recorded. */
  lastPortalImportAt: Date | null
  /** Whether anybody of the profile is paired: then identifiers did reach the ENT, recorded or not. */
  isProfilePaired: boolean
}

type Rule = { reason: string; holds: (facts: PairingFacts) => boolean }

/**
 * The first rule that holds is the person's reason; docs/adr/006 says why in this order. `other_ent_account` is said of
 * people who are paired, all others but `absent` of people who are not.
 */
const RULES = [
  { reason: 'absent', holds: ({ isAbsent }) => isAbsent },
  { reason: 'shared_cas_identifier', holds: ({ isShared }) => isShared },
  { reason: 'other_ent_account', holds: ({ hasCasId, ent }) => hasCasId && ent?.kind === 'other_account' },
  { reason: 'paired', holds: ({ hasCasId }) => hasCasId },
  { reason: 'lost_pairing', holds: ({ hasLostPairing }) => hasLostPairing },
  { reason: 'unknown_to_ent', holds: (facts) => facts.ent?.kind === 'unknown' && !cameAfterEntList(facts) },
  { reason: 'two_ent_accounts', holds: ({ ent }) => ent?.kind === 'two_accounts' },
  { reason: 'same_name', holds: ({ hasNamesake, ent }) => hasNamesake && (ent === null || ent.kind === 'several') },
  { reason: 'name_differs', holds: ({ ent }) => ent?.kind === 'differs' || ent?.kind === 'several' },
  { reason: 'arrived_after_portal_import', holds: cameAfterPortalImport },
  {
    reason: 'no_portal_import',
    holds: ({ lastPortalImportAt, isProfilePaired }) => lastPortalImportAt === null && !isProfilePaired,
  },
  { reason: 'never_signed_in', holds: () => true },
] as const satisfies Rule[]

type Told = (typeof RULES)[number]['reason']

/** Why somebody is not paired, or what is wrong with their pairing. */
export type Reason = Exclude<Told, 'paired'>

export const REASONS: readonly Reason[] = RULES.flatMap(({ reason }) => (reason === 'paired' ? [] : [reason]))

/** The one reason of a person, null for who is paired and should be. */
export function reasonOf(facts: PairingFacts): Reason | null {
  const rule = RULES.find(({ holds }) => holds(facts))
  return rule === undefined || rule.reason === 'paired' ? null : rule.reason
}

/** The ENT cannot be blamed for not listing, then, somebody who was not there yet. */
function cameAfterEntList({ arrivedAt, entListAt }: PairingFacts): boolean {
  return arrivedAt !== null && entListAt !== null && arrivedAt > entListAt
}

function cameAfterPortalImport({ arrivedAt, lastPortalImportAt }: PairingFacts): boolean {
  return arrivedAt !== null && lastPortalImportAt !== null && arrivedAt > lastPortalImportAt
}
