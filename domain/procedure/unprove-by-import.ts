import { proofHolds, type ImportEvidence } from '@/domain/procedure/prove-by-import'
import type { NewFact } from '@/domain/procedure/fact'
import { markOf, progressOf } from '@/domain/procedure/progress'
import { isApplicable, type Setup } from '@/domain/procedure/setup'

/** The facts that an undone list makes: steps which lists had proven, and no longer do, are to be done again. */
export function unproveByImport(setup: Setup, evidence: ImportEvidence, at: Date): NewFact[] {
  const progress = progressOf(setup)
  return setup.procedure.steps
    .filter((step) => step.provenBy && !proofHolds(evidence, step.provenBy) && isApplicable(step, setup.configuration))
    .filter((step) => {
      const { state, lastFact } = markOf(progress, step.key)
      return state === 'proven' && lastFact?.source === 'import'
    })
    .map((step) => ({ kind: 'reopened', step: step.key, at, by: null, note: null, reason: null, source: 'import' }))
}
