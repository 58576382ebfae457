import { accept, refuse, type Result } from '@/lib/result'
import { actionableStep, type StepRefusal } from '@/domain/procedure/actionable-step'
import { factByPerson, textOrNull, type Act, type NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import { isDoneState } from '@/domain/procedure/progress'
import type { Setup } from '@/domain/procedure/setup'

export type ExemptRefusal =
  StepRefusal | { reason: 'already-done' } | { reason: 'not-exemptable' } | { reason: 'reason-missing' }

/** A person says, with a reason, that a step is not to be done here. Refused: done already, not exemptable, no reason. */
export function exempt(
  setup: Setup,
  input: { step: StepKey; reason: string; note?: string | null },
  act: Act,
): Result<NewFact, ExemptRefusal> {
  const found = actionableStep(setup, input.step)
  if (!found.ok) return found
  const { step, mark } = found.value
  if (isDoneState(mark.state)) return refuse({ reason: 'already-done' })
  if (!step.exemptable) return refuse({ reason: 'not-exemptable' })
  if (!textOrNull(input.reason)) return refuse({ reason: 'reason-missing' })
  return accept(factByPerson({ ...input, kind: 'exempted' }, act))
}
