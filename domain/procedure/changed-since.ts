import type { Fact } from './fact'
import type { StepKey } from './procedure'

/**
 * The last fact that somebody added to this step (or to the whole setup, with `null`) after the version that the person
 * acting had before their eyes; null when they saw everything that matters to them.
 */
export function changedSince<F extends Fact>(facts: readonly F[], step: StepKey | null, seenVersion: number): F | null {
  const unseen = facts.filter((fact) => fact.sequence > seenVersion && (fact.step === step || fact.step === null))
  return unseen.reduce<F | null>((last, fact) => (last && last.sequence > fact.sequence ? last : fact), null)
}
