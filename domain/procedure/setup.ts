import { holds, type ConfigurationLike } from '@/domain/procedure/condition'
import type { Fact } from '@/domain/procedure/fact'
import type { Procedure, Step } from '@/domain/procedure/procedure'

/** One establishment's connection for one school year, as the rules see it. */
export type Setup = Readonly<{ procedure: Procedure; configuration: ConfigurationLike; facts: readonly Fact[] }>

/** Whether a step concerns this configuration. */
export function isApplicable(step: Step, configuration: ConfigurationLike): boolean {
  return holds(step.condition, configuration)
}

export function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => a.sequence - b.sequence)
}
