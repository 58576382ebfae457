'use server'

import { revalidatePath } from 'next/cache'
import { undoDecision, writeDecision } from '@/features/reconciliation/mutations'
import { DECIDED_SENTENCES, DECISION_REFUSALS } from '@/features/reconciliation/presentation'
import { decisionSchema, undoDecisionSchema } from '@/features/reconciliation/schemas'
import { routes } from '@/lib/routes'
import { doneWithNotice, onEstablishment, refused } from '@/server/action'

export const decideCase = onEstablishment('import')
  .input(decisionSchema)
  .run(async ({ access, input: { personKey, entId, verdict }, now }) => {
    const written = await writeDecision(access, { personKey, entId, isSame: verdict === 'same' }, now)
    revalidatePath(routes.pairing(access.uai), 'layout')
    return written.ok ? doneWithNotice(DECIDED_SENTENCES[verdict]) : refused(DECISION_REFUSALS[written.refusal.reason])
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
