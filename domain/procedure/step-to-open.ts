import type { StepKey } from '@/domain/procedure/procedure'
import { isDoneState } from '@/domain/procedure/progress'
import type { Standing, StepStanding } from '@/domain/procedure/standing'
import type { Place } from '@/domain/procedure/vocabulary'

/**
 * The step to show to somebody who asks for one, or only says in front of which machine they are: the one asked for if
 * it exists; else the first that can be done at this place; else the setup's next step. Null when nothing is left.
 */
export function stepToOpen(standing: Standing, asked: { step?: string | null; place?: Place | null }): StepKey | null {
  const known = standing.steps.find(({ step }) => step.key === asked.step)
  if (known) return known.step.key
  const here = standing.steps.filter(({ step, state }) => step.place === asked.place && state !== 'not_applicable')
  const open = here.filter(({ state }) => !isDoneState(state))
  const chosen = open.find(isForSchool) ?? open.find(isAvailable) ?? open[0] ?? here[0]
  return chosen?.step.key ?? standing.nextStep
}

function isForSchool(one: StepStanding): boolean {
  return one.owner === 'school' && isAvailable(one)
}

function isAvailable({ missing }: StepStanding): boolean {
  return missing.length === 0
}
