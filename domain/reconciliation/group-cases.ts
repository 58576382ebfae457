import type { EntStanding } from '@/domain/reconciliation/reconciliation'

/**
 * Cases that are one question stand together: people for whom the very same accounts of the ENT come into question, as
 * namesakes do. In the order in which the first of each comes.
 */
export function groupCases<Case extends { person: { key: string }; ent: EntStanding | null }>(
  cases: readonly Case[],
): Case[][] {
  const groups = new Map<string, Case[]>()
  for (const one of cases) {
    const question = questionOf(one)
    const known = groups.get(question)
    if (known) known.push(one)
    else groups.set(question, [one])
  }
  return [...groups.values()]
}

/** Keys of accounts are of one profile: people of two are never asked about together. */
function questionOf({ person, ent }: { person: { key: string }; ent: EntStanding | null }): string {
  if (ent?.kind !== 'several') return `person ${person.key}`
  return `accounts ${ent.candidates
    .map(({ account }) => account.key)
    .sort()
    .join(' ')}`
}
