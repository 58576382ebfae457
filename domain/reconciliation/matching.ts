import type { NameReader } from '@/domain/reconciliation/name-key'
import type { EntAccount, EntStanding, ReconciledPerson } from '@/domain/reconciliation/reconciliation'

/** Beyond that many, candidates are told no more: the list is not the one of these people. */
export const MOST_CANDIDATES = 20

/** What is known while people and accounts are being matched. */
export type Matching = {
  standings: Map<string, EntStanding>
  /** Accounts that somebody has, or that several claim: out of what is left to match. */
  taken: Set<string>
  nameOf: NameReader
  /** Whether a decision says that the account is not the person's. */
  isExcluded: (person: ReconciledPerson, account: EntAccount) => boolean
}
