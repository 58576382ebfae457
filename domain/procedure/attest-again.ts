import type { ConfigurationHistory } from '@/domain/configuration/changed-values'
import { accept, refuse, type Result } from '@/lib/result'
import { actionableStep, type StepRefusal } from '@/domain/procedure/actionable-step'
import { factByPerson, type Act, type NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import type { Setup } from '@/domain/procedure/setup'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'

export type AttestAgainRefusal = StepRefusal | { reason: 'nothing-to-recheck' }

/** Stands as the reason in the journal. */
export const ATTESTED_AGAIN_REASON = 'Refaite avec les valeurs actuelles de la configuration.'

/**
 * A person says that a step done, of which a value has changed since, was done again with the new one; what was proven
 * becomes attested, since the proof is of before. Refused: no value of the step changed since it was done.
 */
export function attestAgain(
  setup: Setup & ConfigurationHistory,
  input: { step: StepKey },
  act: Act,
): Result<NewFact, AttestAgainRefusal> {
  const found = actionableStep(setup, input.step)
  if (!found.ok) return found
  const { step, mark } = found.value
  const [toRecheck] = stepsToRecheck(setup, { state: 'in_progress', steps: [{ step, ...mark }] })
  if (!toRecheck) return refuse({ reason: 'nothing-to-recheck' })
  return accept(factByPerson({ kind: 'attested', step: step.key, reason: ATTESTED_AGAIN_REASON }, act))
}
