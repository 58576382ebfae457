import { nameKey } from '@/domain/reconciliation/name-key'
import type { EntAccount, EntStanding } from '@/domain/reconciliation/reconciliation'

/** Per cent of letters in common, from which a part of a name stands for the whole: a third of «ROUSSEL-MARTIN» lacks. */
export const OBVIOUS_SCORE = 60

type Asked = {
  person: { key: string; lastName: string; firstName: string; className: string | null }
  ent: EntStanding | null
}

export type ObviousCase<Case> = { personKey: string; account: EntAccount; asked: Case }

/** Fewer are as quickly asked one by one. */
const FEWEST_TOGETHER = 2
/** As many as a page shows; once they are accepted, the next ones come. */
const MOST_TOGETHER = 200

/** Each case at one place: among those to be accepted together, when there are enough, or to be looked at by itself. */
export function splitCases<Case extends Asked>(
  cases: readonly Case[],
): { together: ObviousCase<Case>[]; byThemselves: Case[] } {
  const obvious = obviousCases(cases).slice(0, MOST_TOGETHER)
  if (obvious.length < FEWEST_TOGETHER) return { together: [], byThemselves: [...cases] }
  const taken = new Set(obvious.map(({ asked }) => asked))
  return { together: obvious, byThemselves: cases.filter((one) => !taken.has(one)) }
}

/** The cases that can be accepted together, in the order in which they come; each account is one person's there. */
export function obviousCases<Case extends Asked>(cases: readonly Case[]): ObviousCase<Case>[] {
  return cases.flatMap((asked) => {
    const account = obviousAccount(asked)
    return account ? [{ personKey: asked.person.key, account, asked }] : []
  })
}

/**
 * The account that is a person's beyond reasonable doubt, null when the case is to be looked at. Accents, case, hyphens
 * and particles are no difference at all, and never asked. Of what is, only this is obvious: a compound name of which
 * one side has a part, of `OBVIOUS_SCORE` at least, where nobody else and no other account comes into question, and
 * whose first name is the very same, or whose class is; never of two classes. Names the other way round and a letter
 * apart never are: they are other people's names too.
 */
function obviousAccount({ person, ent }: Asked): EntAccount | null {
  if (ent?.kind !== 'differs' || ent.isSettled) return null
  const { account, difference } = ent
  if (difference?.kind !== 'compound' || difference.score < OBVIOUS_SCORE) return null
  const isClassTold = person.className !== null && account.className !== null
  const isSure = isClassTold ? person.className === account.className : nameKey(person).first === nameKey(account).first
  return isSure ? account : null
}
