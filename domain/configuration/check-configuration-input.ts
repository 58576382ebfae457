import { checkConfiguration, type CheckOptions } from '@/domain/configuration/check-configuration'
import { CONFIGURATION_FIELDS } from '@/domain/configuration/configuration'
import { parseConfigurationInput } from '@/domain/configuration/configuration-input'
import type { Finding } from '@/domain/configuration/finding'

/**
 * Finds every fault of a form at once, in the order of its fields: those that cannot be read, and what the others are
 * worth, so that nobody corrects one field only to learn of the next.
 */
export function checkConfigurationInput(raw: Record<string, string>, options: CheckOptions): Finding[] {
  const parsed = parseConfigurationInput(raw)
  if (parsed.ok) return checkConfiguration(parsed.value, options)
  const { fieldErrors, readable } = parsed.refusal
  const unread = new Set(fieldErrors.flatMap(({ fields }) => fields))
  const others = checkConfiguration(readable, options).filter(({ fields }) => !fields.some((one) => unread.has(one)))
  return [...fieldErrors, ...others].toSorted((a, b) => rank(a) - rank(b))
}

function rank({ fields: [first] }: Finding): number {
  return first ? CONFIGURATION_FIELDS.indexOf(first) : -1
}
