import {
  changedValues,
  periodsOf,
  type ChangedValue,
  type ConfigurationHistory,
} from '@/domain/configuration/changed-values'
import type { Step } from '@/domain/procedure/procedure'
import type { Standing, StepStanding } from '@/domain/procedure/standing'
import type { StepState } from '@/domain/procedure/vocabulary'

/** A step done, and which of its values another program still has as they were: one at least. */
export type StepToRecheck = Readonly<{ step: Step; changes: readonly ChangedValue[] }>

/** Done, so that a value was written somewhere; an exempted step wrote none. */
const WRITTEN: ReadonlySet<StepState> = new Set(['attested', 'proven'])

/**
 * The steps done of which a value, typed or compared in another program, is not any more what it was when they were
 * last attested or proven. They stay done: it was said, and was so. Done again, or the value back, they are no longer
 * to be checked; none is where the establishment is not concerned.
 */
export function stepsToRecheck(
  history: ConfigurationHistory,
  { state, steps }: Pick<Standing, 'state'> & { steps: readonly Pick<StepStanding, 'step' | 'state' | 'lastFact'>[] },
): StepToRecheck[] {
  if (state === 'not_concerned') return []
  const periods = periodsOf(history)
  return steps.flatMap(({ step, state, lastFact }) => {
    if (!WRITTEN.has(state) || !lastFact) return []
    const changes = changedValues(periods, step.values, lastFact.sequence)
    return changes.length > 0 ? [{ step, changes }] : []
  })
}
