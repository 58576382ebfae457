import type { NameKey } from '@/domain/reconciliation/name-key'
import type { EntAccount, EntStanding, ReconciledPerson } from '@/domain/reconciliation/reconciliation'

export type NamedPerson = ReconciledPerson & { name: NameKey }
export type NamedAccount = EntAccount & { name: NameKey }

/** What is known while people and accounts are being matched. */
export type Matching = {
  standings: Map<string, EntStanding>
  /** Accounts that somebody has, or that several claim: out of what is left to match. */
  taken: Set<string>
  /** Whether a decision says that the account is not the person's. */
  isExcluded: (person: ReconciledPerson, account: EntAccount) => boolean
}
