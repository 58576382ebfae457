import { z } from 'zod'
import { configurationSchema } from '@/domain/configuration/configuration'

/** The part of a configuration which the procedure reads: flat values by field, absent or empty when not chosen yet. */
export type ConfigurationLike = Readonly<Record<string, string | number | boolean | null | undefined>>

const field = configurationSchema.keyof()
const scalar = z.union([z.string(), z.number(), z.boolean()])

export type Condition =
  | { readonly field: z.infer<typeof field>; readonly equals: z.infer<typeof scalar> }
  | { readonly field: z.infer<typeof field>; readonly notEquals: z.infer<typeof scalar> }
  | { readonly field: z.infer<typeof field>; readonly isSet: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

/** Declarative, so that a procedure stays plain data. An empty `all` holds, an empty `any` does not: both are refused. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field, equals: scalar }),
    z.strictObject({ field, notEquals: scalar }),
    z.strictObject({ field, isSet: z.boolean() }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
  ]),
)

/** Whether a field has been chosen: absent, null and blank text are "not set"; `false` and 0 are choices. */
export function isSet(configuration: ConfigurationLike, name: string): boolean {
  const value = configuration[name]
  return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')
}

/**
 * Whether a condition holds on a configuration; no condition always holds.
 * A field that is not set equals nothing, hence `notEquals` holds on it.
 */
export function holds(condition: Condition | undefined, configuration: ConfigurationLike): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, configuration))
  if ('any' in condition) return condition.any.some((part) => holds(part, configuration))
  if ('isSet' in condition) return isSet(configuration, condition.field) === condition.isSet
  if ('equals' in condition) return configuration[condition.field] === condition.equals
  return configuration[condition.field] !== condition.notEquals
}
