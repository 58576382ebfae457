import { CONFIGURATION_FIELDS, type Configuration, type ConfigurationField } from '@/domain/configuration/configuration'

/** The fields whose values differ, in the order of the configuration. */
export function changedFields(before: Configuration, after: Configuration): ConfigurationField[] {
  return CONFIGURATION_FIELDS.filter((field) => before[field] !== after[field])
}
