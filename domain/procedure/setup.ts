import { holds, type ConfigurationLike } from './condition'
import type { Fact } from './fact'
import type { Procedure, Step } from './procedure'

/** One establishment's connection for one school year, as the rules see it. */
export type Setup = Readonly<{ procedure: Procedure; configuration: ConfigurationLike; facts: readonly Fact[] }>

/** Whether a step concerns this configuration. */
export function isApplicable(step: Step, configuration: ConfigurationLike): boolean {
  return holds(step.condition, configuration)
}

export function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => a.sequence - b.sequence)
}
