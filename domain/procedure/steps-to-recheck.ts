import type { Configuration } from '@/domain/configuration/configuration'
import { computeValues, type ValueKey } from '@/domain/configuration/values'
import type { Step } from '@/domain/procedure/procedure'
import type { StepStanding } from '@/domain/procedure/standing'
import type { StepState } from '@/domain/procedure/vocabulary'

/** Done, so that a value was written somewhere; an exempted step wrote none. */
const WRITTEN: ReadonlySet<StepState> = new Set(['attested', 'proven'])

/**
 * The steps done of which a value, typed or compared in another program, is not any more what it was: the other program
 * still has the former one. A value that was not known yet cannot have been typed.
 */
export function stepsToRecheck(
  steps: readonly Pick<StepStanding, 'step' | 'state'>[],
  before: Configuration,
  after: Configuration,
): Step[] {
  const was: Record<string, unknown> = { ...before, ...computeValues(before) }
  const is: Record<string, unknown> = { ...after, ...computeValues(after) }
  const hasChanged = (key: ValueKey | keyof Configuration) => was[key] !== null && was[key] !== is[key]
  return steps.filter(({ step, state }) => WRITTEN.has(state) && step.values.some(hasChanged)).map(({ step }) => step)
}
