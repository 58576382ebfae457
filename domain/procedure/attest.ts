import { accept, refuse, type Result } from '@/lib/result'
import { actionableStep, type StepRefusal } from '@/domain/procedure/actionable-step'
import { factByPerson, type Act, type NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import { isDoneState, missingRequirements } from '@/domain/procedure/progress'
import { applicableSteps, type Setup } from '@/domain/procedure/setup'
import { reachesFloor, type VersionRefusal } from '@/domain/procedure/version-floor'

export type AttestRefusal =
  StepRefusal | VersionRefusal | { reason: 'already-done' } | { reason: 'requires'; missing: StepKey[] }

/**
 * A person says that a step is done; also ends its being blocked.
 * Refused: done already, applicable prerequisites missing, version not entered, unreadable or too low.
 */
export function attest(
  setup: Setup,
  input: { step: StepKey; note?: string | null },
  act: Act,
): Result<NewFact, AttestRefusal> {
  const found = actionableStep(setup, input.step)
  if (!found.ok) return found
  const { step, mark, progress } = found.value
  if (isDoneState(mark.state)) return refuse({ reason: 'already-done' })
  const missing = missingRequirements(step, applicableSteps(setup), progress)
  if (missing.length) return refuse({ reason: 'requires', missing })
  if (step.versionFloor) {
    const reached = reachesFloor(step.versionFloor, setup.configuration)
    if (!reached.ok) return reached
  }
  return accept(factByPerson({ kind: 'attested', step: step.key, note: input.note }, act))
}
