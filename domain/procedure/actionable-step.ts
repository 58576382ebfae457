import { accept, refuse, type Result } from '@/lib/result'
import { findStep, type Step, type StepKey } from '@/domain/procedure/procedure'
import { markOf, progressOf, type Progress, type StepMark } from '@/domain/procedure/progress'
import { isApplicable, type Setup } from '@/domain/procedure/setup'

export type StepRefusal = { reason: 'not-concerned' } | { reason: 'unknown-step' } | { reason: 'not-applicable' }

/** A step on which one may act, with what the facts say of it. Refused: setup not concerned, step unknown or without object. */
export function actionableStep(
  setup: Setup,
  key: StepKey,
): Result<{ step: Step; mark: StepMark; progress: Progress }, StepRefusal> {
  const progress = progressOf(setup)
  if (progress.notConcerned) return refuse({ reason: 'not-concerned' })
  const step = findStep(setup.procedure, key)
  if (!step) return refuse({ reason: 'unknown-step' })
  if (!isApplicable(step, setup.configuration)) return refuse({ reason: 'not-applicable' })
  return accept({ step, mark: markOf(progress, key), progress })
}
