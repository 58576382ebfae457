import { holds, type ConfigurationLike } from '@/domain/procedure/condition'
import type { Fact } from '@/domain/procedure/fact'
import type { Procedure, Step, StepKey } from '@/domain/procedure/procedure'

/** One establishment's connection for one school year, as the rules see it. */
export type Setup = Readonly<{ procedure: Procedure; configuration: ConfigurationLike; facts: readonly Fact[] }>

/** Whether a step concerns this configuration. */
export function isApplicable(step: Step, configuration: ConfigurationLike): boolean {
  return holds(step.condition, configuration)
}

/** The steps that concern this configuration, in order, by key. */
export function applicableSteps({ procedure, configuration }: Omit<Setup, 'facts'>): ReadonlyMap<StepKey, Step> {
  const steps = procedure.steps.filter((step) => isApplicable(step, configuration))
  return new Map(steps.map((step) => [step.key, step]))
}

export function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => a.sequence - b.sequence)
}
