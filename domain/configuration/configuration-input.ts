import {
  CONFIGURATION_FIELDS,
  FIELD_MAX_LENGTH,
  configurationSchema,
  parseStoredConfiguration,
  type Configuration,
  type ConfigurationField,
} from '@/domain/configuration/configuration'
import type { Finding, FindingCode } from '@/domain/configuration/finding'
import { accept, refuse, type Result } from '@/lib/result'

export type ConfigurationRefusal = {
  reason: 'invalid'
  fieldErrors: Finding[]
  unknownFields: string[]
  /** The fields that can be read; the others have their default. */
  readable: Configuration
}

const PORTS: ConfigurationField[] = ['classicPort', 'casPort']
const INTEGER = /^[+-]?\d{1,15}$/

/**
 * Reads the whole configuration as JSON brings it: every field present, none besides.
 * Refuses with one finding for each field that cannot be read; what the values are worth is for `checkConfiguration`.
 */
export function parseConfiguration(input: unknown): Result<Configuration, ConfigurationRefusal> {
  const parsed = configurationSchema.safeParse(input)
  if (parsed.success) return accept(parsed.data)

  const given = typeof input === 'object' && input !== null ? input : {}
  const fieldErrors = CONFIGURATION_FIELDS.filter((field) =>
    parsed.error.issues.some((issue) => issue.path.length === 0 || issue.path[0] === field),
  )
    .map((field): Finding | null => fieldError(field, given))
    .filter((error) => error !== null)
  const unknownFields = Object.keys(given).filter((key) => !(CONFIGURATION_FIELDS as string[]).includes(key))
  return refuse({ reason: 'invalid', fieldErrors, unknownFields, readable: parseStoredConfiguration(given) })
}

/**
 * Reads a form: ports are digits, a ticked box is `on`, an absent one is not ticked, an empty choice is `null`.
 * A field that the form does not hold is refused as missing, the box excepted; fields that are none of ours are ignored.
 */
export function parseConfigurationInput(raw: Record<string, string>): Result<Configuration, ConfigurationRefusal> {
  const given = Object.fromEntries(CONFIGURATION_FIELDS.map((field) => [field, formValue(field, raw[field])]))
  return parseConfiguration(given)
}

function formValue(field: ConfigurationField, typed: string | undefined): unknown {
  if (field === 'directAccess') return typed === 'on' || typed === 'true'
  if (field === 'recognition') return typed ?? 'pronote_identifier'
  if (field === 'clientOs') return typed === '' ? null : typed
  if (!PORTS.includes(field) || typed === undefined) return typed
  const digits = typed.trim()
  return INTEGER.test(digits) ? Number(digits) : digits
}

function fieldError(field: ConfigurationField, given: object): Finding | null {
  const value: unknown = (given as Record<string, unknown>)[field]
  if (configurationSchema.shape[field].safeParse(value).success) return null
  return {
    code: fieldErrorCode(field, value),
    severity: 'error',
    fields: [field],
    suggestion: null,
    params: { max: FIELD_MAX_LENGTH },
  }
}

function fieldErrorCode(field: ConfigurationField, value: unknown): FindingCode {
  if (value === undefined) return 'field_missing'
  if (PORTS.includes(field)) return 'port_not_integer'
  if (typeof value === 'string' && value.length > FIELD_MAX_LENGTH) return 'field_too_long'
  return 'field_unreadable'
}
