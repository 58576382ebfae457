import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { computeValues, type ValueKey } from '@/domain/configuration/values'

/** The fields that a value waits for, the most likely to be missing first. */
const NEEDED: Record<ValueKey, readonly ConfigurationField[]> = {
  publicUrl: ['publicHost'],
  serviceUrl: ['publicHost'],
  testServiceUrl: ['publicHost'],
  reservedPrefix: [],
  authenticationUrl: ['publicHost', 'casUrl'],
  validationUrl: ['publicHost', 'casUrl'],
  directUrl: ['publicHost', 'directAccess'],
  portalUrl: ['publicHost'],
}

/** The first field to fill in so that a value can be computed; null when it can be already. */
export function missingField(value: ValueKey, configuration: Configuration): ConfigurationField | null {
  if (computeValues(configuration)[value] !== null) return null
  return NEEDED[value].find((field) => !configuration[field] && !isReplaced(field, value, configuration)) ?? null
}

/** The address of a reverse proxy stands in for the public host in whatever is built on the service URL. */
function isReplaced(field: ConfigurationField, value: ValueKey, { customServiceUrl }: Configuration): boolean {
  const builtOnService: ValueKey[] = ['serviceUrl', 'testServiceUrl', 'authenticationUrl', 'validationUrl']
  return field === 'publicHost' && customServiceUrl !== null && builtOnService.includes(value)
}
