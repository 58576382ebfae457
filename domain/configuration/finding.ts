import type { ConfigurationField } from '@/domain/configuration/configuration'
import type { HostFault } from '@/domain/configuration/public-host'

/**
 * Everything the linter or the reading of the form can hold against a configuration.
 * An `error` blocks saving; a `warning` is saved and shown.
 */
export type FindingCode =
  | HostFault
  | 'host_sample'
  | 'host_upper_case'
  | 'host_example_name'
  | 'listen_address_malformed'
  | 'listen_address_public'
  | 'port_not_integer'
  | 'port_out_of_range'
  | 'port_of_other_scheme'
  | 'ports_equal'
  | 'scheme_http'
  | 'https_with_ip_address'
  | 'cas_url_malformed'
  | 'cas_url_with_query'
  | 'cas_url_with_endpoint'
  | 'cas_url_trailing_slash'
  | 'cas_url_http'
  | 'service_url_malformed'
  | 'service_url_with_query'
  | 'service_url_no_trailing_slash'
  | 'service_url_http'
  | 'subject_attribute_missing'
  | 'attribute_name_with_space'
  | 'establishment_number_malformed'
  | 'establishment_number_wrong_letter'
  | 'establishment_number_of_another'
  | 'version_unreadable'
  | 'server_version_too_old'
  | 'field_missing'
  | 'field_too_long'
  | 'field_unreadable'

export type Finding = {
  code: FindingCode
  severity: 'error' | 'warning'
  fields: ConfigurationField[]
  /** The corrected value of the first field, when there is only one way to mean it. */
  suggestion: string | null
  /** What the sentence quotes: `host`, `expected`, `min`, `max`, `floor`, `value`. */
  params: Record<string, string | number>
}

export function hasErrors(findings: Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}

export function finding(
  code: FindingCode,
  severity: Finding['severity'],
  fields: ConfigurationField[],
  { suggestion = null, params = {} }: Partial<Pick<Finding, 'suggestion' | 'params'>> = {},
): Finding {
  return { code, severity, fields, suggestion, params }
}

/**
 * A value that may be proposed: one that its own check takes, or what that proposes in turn; null when nothing comes of
 * it. Each proposal is nearer to what is taken than what was typed, so this ends.
 */
export function proposable(suggestion: string | null, check: (typed: string) => Finding[]): string | null {
  if (suggestion === null) return null
  const fault = check(suggestion).find(({ severity }) => severity === 'error')
  return fault ? fault.suggestion : suggestion
}
