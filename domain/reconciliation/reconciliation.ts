import type { NameDifference } from '@/domain/reconciliation/compare-names'
import type { Profile } from '@/domain/people/profile'

/** Keys are those of records: opaque here. */
export type EntAccount = {
  key: string
  entId: string
  profile: Profile
  lastName: string
  firstName: string
  className: string | null
}

export type ReconciledPerson = {
  key: string
  profile: Profile
  casId: string | null
  lastName: string
  firstName: string
  className: string | null
}

/** What somebody decided of a doubtful case: this account is, or is not, this person's. */
export type Decision = { personKey: string; entId: string; isSame: boolean }

/** `difference` null: the very same name. */
export type Candidate = { account: EntAccount; difference: NameDifference | null }

/** What the ENT's list says of one person. */
export type EntStanding =
  /** Their account, under their name or by a decision. */
  | { kind: 'same'; account: EntAccount }
  /** Theirs in all likelihood, under a name that differs; `isSettled` by the Identifiant CAS or by a decision. */
  | { kind: 'differs'; account: EntAccount; difference: NameDifference | null; isSettled: boolean }
  /** Paired with an account that bears somebody else's name. */
  | { kind: 'other_account'; account: EntAccount }
  /** One person, twice in the ENT. */
  | { kind: 'two_accounts'; accounts: EntAccount[] }
  /** Several could be theirs, or one could be several people's. */
  | { kind: 'several'; candidates: Candidate[] }
  | { kind: 'unknown' }
