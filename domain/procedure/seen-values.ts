import {
  changedValues,
  periodsOf,
  type ConfigurationHistory,
  type ValueName,
} from '@/domain/configuration/changed-values'
import { accept, refuse, type Result } from '@/lib/result'
import { findStep, type Procedure, type StepKey } from '@/domain/procedure/procedure'

export type UnseenValues = { reason: 'values-changed'; names: ValueName[] }

/**
 * Whether somebody who says that a step is done had its current values before their eyes, at `version` of the setup.
 * Refused: one of them changed after it, so that they typed the former one.
 */
export function seenValues(
  setup: ConfigurationHistory & { procedure: Procedure },
  seen: { step: StepKey; version: number },
): Result<null, UnseenValues> {
  const values = findStep(setup.procedure, seen.step)?.values ?? []
  const changed = changedValues(periodsOf(setup), values, seen.version)
  return changed.length > 0
    ? refuse({ reason: 'values-changed', names: changed.map(({ name }) => name) })
    : accept(null)
}
