import { accept, refuse, type Result } from '@/lib/result'
import { actionableStep, type StepRefusal } from '@/domain/procedure/actionable-step'
import { factByPerson, type Act, type NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import { isDoneState } from '@/domain/procedure/progress'
import type { Setup } from '@/domain/procedure/setup'

export type RequestRefusal = StepRefusal | { reason: 'no-message' } | { reason: 'already-done' }

/**
 * The message of a step was sent: from now on its owner has the move. Sending it again keeps the latest date.
 * Refused: the step has no message, or is done.
 */
export function request(
  setup: Setup,
  input: { step: StepKey; note?: string | null },
  act: Act,
): Result<NewFact, RequestRefusal> {
  const found = actionableStep(setup, input.step)
  if (!found.ok) return found
  if (!found.value.step.message) return refuse({ reason: 'no-message' })
  if (isDoneState(found.value.mark.state)) return refuse({ reason: 'already-done' })
  return accept(factByPerson({ ...input, kind: 'requested' }, act))
}
