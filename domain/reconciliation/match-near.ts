import { compareNames, type NameDifference } from '@/domain/reconciliation/compare-names'
import { NearNames, searchedKeys } from '@/domain/reconciliation/near-names'
import { MOST_CANDIDATES, type Matching } from '@/domain/reconciliation/matching'
import type { Profile } from '@/domain/people/profile'
import type { EntAccount, ReconciledPerson } from '@/domain/reconciliation/reconciliation'

/** `difference` null: the same name but for a particle. */
type Pair = { person: ReconciledPerson; account: EntAccount; difference: NameDifference | null; score: number }

const SAME_SCORE = 100

/**
 * Names that differ a little, the likeliest pairs first. Two that have only one another are matched; whoever could be
 * several, and namesakes who have fewer accounts than they are, become a case to decide.
 */
export function matchNear(
  matching: Matching,
  people: readonly ReconciledPerson[],
  accounts: readonly EntAccount[],
): void {
  const { standings, taken } = matching
  for (const level of byScore(nearPairs(matching, people, accounts))) {
    const pairs = level.filter(({ person, account }) => {
      const standing = standings.get(person.key)
      return !taken.has(account.key) && (standing === undefined || standing.kind === 'several')
    })
    const claims = countBy(pairs, ({ account }) => account.key)
    const choices = countBy(pairs, ({ person }) => person.key)
    for (const { person, account, difference } of pairs) {
      const standing = standings.get(person.key)
      if (standing?.kind === 'several' && standing.candidates.length >= MOST_CANDIDATES) continue
      taken.add(account.key)
      const isAlone = claims.get(account.key) === 1 && choices.get(person.key) === 1
      if (standing?.kind === 'several') standing.candidates.push({ account, difference })
      else if (isAlone && difference === null) standings.set(person.key, { kind: 'same', account })
      else if (isAlone) standings.set(person.key, { kind: 'differs', account, difference, isSettled: false })
      else standings.set(person.key, { kind: 'several', candidates: [{ account, difference }] })
    }
  }
}

function nearPairs(matching: Matching, people: readonly ReconciledPerson[], accounts: readonly EntAccount[]): Pair[] {
  if (people.length === 0) return []
  const searched = people.map((person) => ({ person, keys: searchedKeys(matching.nameOf(person)) }))
  const wanted = new Set(searched.flatMap(({ keys }) => keys))
  const indexes = new Map<Profile, NearNames<EntAccount>>()
  for (const account of accounts) {
    if (matching.taken.has(account.key)) continue
    const index = indexes.get(account.profile) ?? new NearNames<EntAccount>(wanted)
    index.add(matching.nameOf(account), account)
    indexes.set(account.profile, index)
  }
  return searched.flatMap(({ person, keys }) =>
    [...(indexes.get(person.profile)?.near(keys) ?? [])].flatMap((account): Pair[] => {
      if (matching.isExcluded(person, account)) return []
      const difference = compareNames(matching.nameOf(person), matching.nameOf(account))
      if (difference === null) return []
      if (difference === 'same') return [{ person, account, difference: null, score: SAME_SCORE }]
      return [{ person, account, difference, score: difference.score }]
    }),
  )
}

/** The pairs of each score together, the highest first. */
function byScore(pairs: readonly Pair[]): Pair[][] {
  const levels = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const level = levels.get(pair.score)
    if (level) level.push(pair)
    else levels.set(pair.score, [pair])
  }
  return [...levels].sort(([left], [right]) => right - left).map(([, level]) => level)
}

function countBy(pairs: readonly Pair[], keyOf: (pair: Pair) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const pair of pairs) counts.set(keyOf(pair), (counts.get(keyOf(pair)) ?? 0) + 1)
  return counts
}
