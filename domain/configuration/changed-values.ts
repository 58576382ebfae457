import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { computeValues, type ValueKey } from '@/domain/configuration/values'

export type ValueName = ValueKey | ConfigurationField
export type Value = string | number | boolean

/** A configuration as it was until the change, at `at`, that made `version` of the setup. */
export type FormerConfiguration = Readonly<{ version: number; at: Date; configuration: Configuration }>

/** A configuration, and what it was before: the oldest first. */
export type ConfigurationHistory = Readonly<{
  configuration: Configuration
  formerConfigurations: readonly FormerConfiguration[]
}>

/** A value that is not any more what it was; `at` and `version` are those of its last change. */
export type ChangedValue = Readonly<{
  name: ValueName
  before: Value
  /** Null when it is not known any more. */
  after: Value | null
  at: Date
  version: number
}>

/** What every value was from one version of the setup on; `at` null: from the beginning. */
type Period = Readonly<{ version: number; at: Date | null; values: Record<ValueName, Value | null> }>

/** The periods of a configuration, the oldest first, the current one last. */
export function periodsOf({ configuration, formerConfigurations }: ConfigurationHistory): Period[] {
  return [...formerConfigurations.map((former) => former.configuration), configuration].map((one, index) => {
    const { version, at } = formerConfigurations[index - 1] ?? { version: 0, at: null }
    return { version, at, values: { ...one, ...computeValues(one) } }
  })
}

/**
 * Of the values named, those that are not any more what they were at version `since` of the setup. One that was not
 * known yet has been typed nowhere: the first that was known after it counts. One that went back has not changed.
 */
export function changedValues(periods: readonly Period[], names: readonly ValueName[], since: number): ChangedValue[] {
  const lived = periods.slice(periods.findLastIndex(({ version }) => version <= since))
  const current = lived.at(-1)
  if (!current || lived.length === 1) return []
  return names.flatMap((name): ChangedValue[] => {
    const before = lived.map(({ values }) => values[name]).find((value) => value !== null) ?? null
    const after = current.values[name]
    const last = lived.findLast(({ values }, index) => index > 0 && values[name] !== lived[index - 1]?.values[name])
    if (before === null || before === after || !last?.at) return []
    return [{ name, before, after, at: last.at, version: last.version }]
  })
}
