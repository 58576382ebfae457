import { accept, refuse, type Result } from '@/lib/result'
import { actionableStep, type StepRefusal } from '@/domain/procedure/actionable-step'
import { factByPerson, type Act, type NewFact } from '@/domain/procedure/fact'
import type { StepKey } from '@/domain/procedure/procedure'
import { isDoneState, markOf, type Progress } from '@/domain/procedure/progress'
import { applicableSteps, type Setup } from '@/domain/procedure/setup'

export type ReopenRefusal = StepRefusal | { reason: 'not-done' }

/**
 * The fact, what became of the step, and the steps done that rest on one which was done: they stay done, and are worth
 * looking at again.
 */
export type Reopening = { fact: NewFact; outcome: 'unblocked' | 'undone'; dependents: StepKey[] }

/** A step that was done or blocked is to be done again. Refused: neither done nor blocked. */
export function reopen(
  setup: Setup,
  input: { step: StepKey; reason?: string | null; note?: string | null },
  act: Act,
): Result<Reopening, ReopenRefusal> {
  const found = actionableStep(setup, input.step)
  if (!found.ok) return found
  const { mark, progress } = found.value
  if (mark.state === 'todo') return refuse({ reason: 'not-done' })
  const fact = factByPerson({ ...input, kind: 'reopened' }, act)
  if (mark.state === 'blocked') return accept({ fact, outcome: 'unblocked', dependents: [] })
  return accept({ fact, outcome: 'undone', dependents: doneDependents(setup, progress, input.step) })
}

/** Prerequisites point backwards, so that one pass in order reaches those that depend on dependents. */
function doneDependents(setup: Setup, progress: Progress, key: StepKey): StepKey[] {
  const reached = new Set([key])
  for (const step of applicableSteps(setup).values()) {
    if (step.requires.some((required) => reached.has(required))) reached.add(step.key)
  }
  reached.delete(key)
  return [...reached].filter((dependent) => isDoneState(markOf(progress, dependent).state))
}
