import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { checkCasUrl, checkServiceUrl } from '@/domain/configuration/check-urls'
import { checkPublicHost } from '@/domain/configuration/check-public-host'
import { finding, type Finding } from '@/domain/configuration/finding'
import { SERVER_VERSION_FLOOR, findVersion, isVersionAtLeast, parseVersion } from '@/domain/configuration/version'
import { isHostOrAddress, parsePublicHost } from '@/domain/configuration/public-host'
import { parseUai } from '@/domain/establishment/uai'

export const PORT_MIN = 1
export const PORT_MAX = 65_535

const PORT_OF_OTHER_SCHEME = { http: 443, https: 80 } as const

export type CheckOptions = {
  /** Only the demonstration may keep the sample address of the procedure. */
  sampleAllowed: boolean
  /** The establishment's own UAI, to tell a number that belongs to another. */
  uai?: string
}

/**
 * Finds the typing faults of a configuration before its first test. Errors block saving, warnings do not.
 * A field that is not filled yet is no fault.
 */
export function checkConfiguration(configuration: Configuration, options: CheckOptions): Finding[] {
  return [
    ...checkCasUrl(configuration.casUrl),
    ...checkScheme(configuration),
    ...checkListenAddress(configuration),
    ...checkPublicHost(configuration.publicHost, 'publicHost', options),
    ...checkPorts(configuration),
    ...checkServiceUrl(configuration.customServiceUrl, options),
    ...checkAttributes(configuration),
    ...checkEstablishmentNumber(configuration, options),
    ...checkVersions(configuration),
  ]
}

function checkScheme({ scheme, publicHost, customServiceUrl }: Configuration): Finding[] {
  const behindHttps = customServiceUrl?.startsWith('https://') ?? false
  if (scheme === 'http') return behindHttps ? [] : [finding('scheme_http', 'warning', ['scheme'])]
  const host = publicHost ? parsePublicHost(publicHost) : null
  if (!host?.ok || host.value.kind === 'name') return []
  return [finding('https_with_ip_address', 'warning', ['publicHost', 'scheme'], { params: { host: host.value.host } })]
}

function checkListenAddress({ listenAddress }: Configuration): Finding[] {
  if (!listenAddress) return []
  const params = { value: listenAddress }
  if (!isHostOrAddress(listenAddress)) {
    return [finding('listen_address_malformed', 'error', ['listenAddress'], { params })]
  }
  // A machine of a DMZ stands behind the firewall, which holds the public address and sends on to the internal one.
  const host = parsePublicHost(listenAddress)
  if (!host.ok || host.value.kind === 'name') return []
  return [finding('listen_address_public', 'warning', ['listenAddress'], { params })]
}

function checkPorts({ scheme, classicPort, casPort }: Configuration): Finding[] {
  const ports = { classicPort, casPort }
  const findings = (['classicPort', 'casPort'] as const).flatMap((field) => {
    const port = ports[field]
    const params = { value: port, min: PORT_MIN, max: PORT_MAX }
    if (!Number.isInteger(port)) return [finding('port_not_integer', 'error', [field], { params })]
    if (port < PORT_MIN || port > PORT_MAX) return [finding('port_out_of_range', 'error', [field], { params })]
    if (port !== PORT_OF_OTHER_SCHEME[scheme]) return []
    return [finding('port_of_other_scheme', 'warning', [field, 'scheme'], { params: { value: port, scheme } })]
  })
  if (classicPort !== casPort) return findings
  return [...findings, finding('ports_equal', 'error', ['casPort', 'classicPort'], { params: { value: casPort } })]
}

function checkAttributes(configuration: Configuration): Finding[] {
  const { subjectSource, subjectAttribute } = configuration
  const missing = subjectSource === 'attribute' && !subjectAttribute
  const names: ConfigurationField[] = ['subjectAttribute', 'identifierAttribute']
  const spaced = names.filter((field) => /\s/.test(String(configuration[field] ?? '')))
  return [
    ...(missing ? [finding('subject_attribute_missing', 'warning', ['subjectAttribute', 'subjectSource'])] : []),
    ...spaced.map((field) =>
      finding('attribute_name_with_space', 'warning', [field], {
        suggestion: String(configuration[field]).replace(/\s+/g, ''),
      }),
    ),
  ]
}

function checkEstablishmentNumber({ establishmentNumber }: Configuration, { uai }: CheckOptions): Finding[] {
  if (!establishmentNumber) return []
  const fields: ConfigurationField[] = ['establishmentNumber']
  const parsed = parseUai(establishmentNumber)
  const value = establishmentNumber
  if (!parsed.ok && parsed.refusal.reason === 'wrong_letter') {
    const { expected } = parsed.refusal
    const suggestion = value.slice(0, -1) + expected
    return [finding('establishment_number_wrong_letter', 'error', fields, { suggestion, params: { value, expected } })]
  }
  if (!parsed.ok) return [finding('establishment_number_malformed', 'error', fields, { params: { value } })]
  if (!uai || parsed.value === uai) return []
  return [finding('establishment_number_of_another', 'warning', fields, { suggestion: uai, params: { value, uai } })]
}

function checkVersions({ serverVersion, netVersion }: Configuration): Finding[] {
  const versions = { serverVersion, netVersion }
  const unreadable = (['serverVersion', 'netVersion'] as const).flatMap((field) => {
    const value = versions[field]
    if (!value || parseVersion(value)) return []
    return [finding('version_unreadable', 'error', [field], { suggestion: findVersion(value), params: { value } })]
  })
  if (!serverVersion || !parseVersion(serverVersion)) return unreadable
  if (isVersionAtLeast(serverVersion, SERVER_VERSION_FLOOR)) return unreadable
  const params = { value: serverVersion, floor: SERVER_VERSION_FLOOR }
  return [...unreadable, finding('server_version_too_old', 'warning', ['serverVersion'], { params })]
}
