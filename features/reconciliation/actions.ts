'use server'

import { revalidatePath } from 'next/cache'
import { obviousCases } from '@/domain/reconciliation/obvious-cases'
import { undoDecision, writeDecision, writeDecisions } from '@/features/reconciliation/mutations'
import {
  acceptedSentence,
  DECIDED_SENTENCES,
  DECISION_REFUSALS,
  NONE_OBVIOUS,
  NOTHING_TICKED,
} from '@/features/reconciliation/presentation'
import { explainCases } from '@/features/reconciliation/queries'
import { decisionSchema, obviousCasesSchema, undoDecisionSchema } from '@/features/reconciliation/schemas'
import { routes } from '@/lib/routes'
import { doneWithNotice, onEstablishment, refused } from '@/server/action'

export const decideCase = onEstablishment('import')
  .input(decisionSchema)
  .run(async ({ access, input: { personKey, entId, verdict }, now }) => {
    const written = await writeDecision(access, { personKey, entId, isSame: verdict === 'same' }, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return written.ok ? doneWithNotice(DECIDED_SENTENCES[verdict]) : refused(DECISION_REFUSALS[written.refusal.reason])
  })

/** What is no longer obvious when it is sent is left to be looked at. */
export const acceptObviousCases = onEstablishment('import')
  .input(obviousCasesSchema)
  .run(async ({ access, input: { ticked }, now }) => {
    if (ticked.length === 0) return refused(NOTHING_TICKED)
    const obvious = obviousCases((await explainCases(access)).cases)
    const entIdOf = new Map(obvious.map(({ personKey, account }) => [personKey, account.entId]))
    const kept = ticked.filter(({ personKey, entId }) => entIdOf.get(personKey) === entId)
    const written = await writeDecisions(
      access,
      kept.map((one) => ({ ...one, isSame: true })),
      now,
    )
    revalidatePath(routes.pairing(access.uai), 'layout')
    return written > 0 ? doneWithNotice(acceptedSentence(written, ticked.length)) : refused(NONE_OBVIOUS)
  })

export const reopenCase = onEstablishment('import')
  .input(undoDecisionSchema)
  .run(async ({ access, input, now }) => {
    const undone = await undoDecision(access, input.decisionId, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return undone.ok
      ? doneWithNotice('Ce cas est de nouveau à trancher.')
      : refused(DECISION_REFUSALS[undone.refusal.reason])
  })
