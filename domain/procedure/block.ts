import { accept, refuse, type Result } from '@/lib/result'
import { actionableStep, type StepRefusal } from '@/domain/procedure/actionable-step'
import { factByPerson, textOrNull, type Act, type NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import { isDoneState } from '@/domain/procedure/progress'
import type { Setup } from '@/domain/procedure/setup'

export type BlockRefusal = StepRefusal | { reason: 'already-done' } | { reason: 'explanation-missing' }

/**
 * A person is stuck on a step and says what is wrong; saying more later keeps the first date.
 * Refused: the step is done (it is reopened first), nothing is said.
 */
export function block(
  setup: Setup,
  input: { step: StepKey; reason: string; note?: string | null },
  act: Act,
): Result<NewFact, BlockRefusal> {
  const found = actionableStep(setup, input.step)
  if (!found.ok) return found
  if (isDoneState(found.value.mark.state)) return refuse({ reason: 'already-done' })
  if (!textOrNull(input.reason)) return refuse({ reason: 'explanation-missing' })
  return accept(factByPerson({ ...input, kind: 'blocked' }, act))
}
