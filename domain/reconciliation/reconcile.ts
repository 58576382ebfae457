import { sharedCasIds } from '@/domain/pairing/shared-cas-ids'
import { compareNames } from '@/domain/reconciliation/compare-names'
import { matchNear } from '@/domain/reconciliation/match-near'
import { MOST_CANDIDATES, type Matching } from '@/domain/reconciliation/matching'
import { exactKey, nameReader, type NameKey, type NameReader } from '@/domain/reconciliation/name-key'
import { groupBy } from '@/lib/group-by'
import type {
  Candidate,
  Decision,
  EntAccount,
  EntStanding,
  ReconciledPerson,
} from '@/domain/reconciliation/reconciliation'

/**
 * What the ENT's list says of each person present, by the surest sign first: a decision, the Identifiant CAS, the same
 * name, a name that differs a little. Within one profile only. An account goes to one person; where several have the
 * same claim, nobody gets it: a case to decide. `people` of profiles without any account are left out.
 */
export function reconcile(
  people: readonly ReconciledPerson[],
  accounts: readonly EntAccount[],
  decisions: readonly Decision[],
  nameOf: NameReader = nameReader(),
): Map<string, EntStanding> {
  const profiles = new Set(accounts.map(({ profile }) => profile))
  const known = people.filter(({ profile }) => profiles.has(profile))
  const excluded = new Set(decisions.filter(({ isSame }) => !isSame).map(pairKey))
  const matching: Matching = {
    standings: new Map(),
    taken: new Set(),
    nameOf,
    isExcluded: ({ key }, { entId }) => excluded.size > 0 && excluded.has(pairKey({ personKey: key, entId })),
  }
  settleByDecision(matching, known, accounts, decisions)
  settleByCasId(matching, known, accounts, sharedCasIds(people.map(({ casId }) => ({ casId, absent: false }))))
  // «LE ROUX» and «ROUX» are two names, as long as each has its own.
  const open = matchExact(matching, known, accounts, ({ whole }) => whole)
  matchExact(matching, open, accounts, exactKey)
  matchNear(matching, open, accounts)
  for (const { key } of known) if (!matching.standings.has(key)) matching.standings.set(key, { kind: 'unknown' })
  return matching.standings
}

function pairKey({ personKey, entId }: { personKey: string; entId: string }): string {
  return `${personKey} ${entId}`
}

function settleByDecision(
  matching: Matching,
  people: readonly ReconciledPerson[],
  accounts: readonly EntAccount[],
  decisions: readonly Decision[],
): void {
  const decided = new Map(decisions.filter(({ isSame }) => isSame).map((decision) => [decision.personKey, decision]))
  if (decided.size === 0) return
  const byEntId = groupBy(accounts, ({ entId }) => entId)
  for (const person of people) {
    const entId = decided.get(person.key)?.entId
    if (entId !== undefined) settle(matching, person, byEntId.get(entId) ?? [], { isDecided: true })
  }
}

function settleByCasId(
  matching: Matching,
  people: readonly ReconciledPerson[],
  accounts: readonly EntAccount[],
  shared: ReadonlySet<string>,
): void {
  const byEntId = groupBy(accounts, ({ entId }) => entId)
  for (const person of people) {
    if (person.casId === null || shared.has(person.casId) || matching.standings.has(person.key)) continue
    const bearing = byEntId.get(person.casId)
    if (bearing) settle(matching, person, bearing, { isDecided: false })
  }
}

/**
 * Gives the person, of the accounts that bear one identifier, the one that is named most like them. An account that was
 * said not to be theirs, and whose identifier they hold, is somebody else's.
 */
function settle(
  { standings, taken, nameOf, isExcluded }: Matching,
  person: ReconciledPerson,
  bearing: readonly EntAccount[],
  { isDecided }: { isDecided: boolean },
): void {
  const free = bearing.filter((one) => one.profile === person.profile && !taken.has(one.key))
  const likeness = (one: EntAccount) => scoreOf(compareNames(nameOf(person), nameOf(one)))
  if (free.length > 1) free.sort((left, right) => likeness(right) - likeness(left))
  const [account] = free
  if (!account) return
  taken.add(account.key)
  const difference = compareNames(nameOf(person), nameOf(account))
  if (isExcluded(person, account)) standings.set(person.key, { kind: 'other_account', account })
  else if (difference === 'same') standings.set(person.key, { kind: 'same', account })
  else if (difference || isDecided) standings.set(person.key, { kind: 'differs', account, difference, isSettled: true })
  else standings.set(person.key, { kind: 'other_account', account })
}

function scoreOf(difference: ReturnType<typeof compareNames>): number {
  return difference === 'same' ? 100 : (difference?.score ?? 0)
}

/** The same name on both sides. Gives the people whom it leaves without account, or with fewer accounts than people. */
function matchExact(
  matching: Matching,
  people: readonly ReconciledPerson[],
  accounts: readonly EntAccount[],
  read: (name: NameKey) => string,
): ReconciledPerson[] {
  const keyOf = (one: ReconciledPerson | EntAccount) => `${one.profile} ${read(matching.nameOf(one))}`
  const waiting = people.filter(({ key }) => !matching.standings.has(key))
  if (waiting.length === 0) return []
  const free = groupBy(
    accounts.filter(({ key }) => !matching.taken.has(key)),
    keyOf,
  )
  const open: ReconciledPerson[] = []
  for (const [key, namesakes] of groupBy(waiting, keyOf)) {
    const same = (free.get(key) ?? []).slice(0, MOST_CANDIDATES)
    const claims = namesakes
      .map((person) => ({ person, own: same.filter((account) => !matching.isExcluded(person, account)) }))
      .filter(({ own }) => own.length > 0)
    for (const { person, own } of claims) {
      for (const { key: account } of own) matching.taken.add(account)
      matching.standings.set(
        person.key,
        claims.length === 1 ? standingOf(own) : { kind: 'several', candidates: own.map(exactly) },
      )
    }
    if (namesakes.length > same.length || claims.length < namesakes.length) open.push(...namesakes)
  }
  return open
}

function standingOf(accounts: EntAccount[]): EntStanding {
  const [account, ...others] = accounts
  return account && others.length === 0 ? { kind: 'same', account } : { kind: 'two_accounts', accounts }
}

function exactly(account: EntAccount): Candidate {
  return { account, difference: null }
}
