import type { EntStanding } from '@/domain/reconciliation/reconciliation'

/** Of one question: more is no family, and would fill a page. The others are asked about after them. */
const MOST_TOGETHER = 10

/**
 * Cases that are one question stand together: people for whom the very same accounts of the ENT come into question, as
 * namesakes do. In the order in which the first of each comes.
 */
export function groupCases<Case extends { person: { key: string }; ent: EntStanding | null }>(
  cases: readonly Case[],
): Case[][] {
  const groups: Case[][] = []
  const open = new Map<string, Case[]>()
  for (const one of cases) {
    const question = questionOf(one)
    const known = open.get(question)
    if (known && known.length < MOST_TOGETHER) known.push(one)
    else {
      const group = [one]
      groups.push(group)
      open.set(question, group)
    }
  }
  return groups
}

/** Keys of accounts are of one profile: people of two are never asked about together. */
function questionOf({ person, ent }: { person: { key: string }; ent: EntStanding | null }): string {
  if (ent?.kind !== 'several') return `person ${person.key}`
  return `accounts ${ent.candidates
    .map(({ account }) => account.key)
    .sort()
    .join(' ')}`
}
