import type { Configuration } from '@/domain/configuration/configuration'

/** What follows from a configuration, ready to be typed elsewhere. `null` until the fields it needs are filled. */
export type Values = {
  publicUrl: string | null
  serviceUrl: string | null
  testServiceUrl: string | null
  reservedPrefix: string
  authenticationUrl: string | null
  validationUrl: string | null
  directUrl: string | null
  portalUrl: string | null
}

export type ValueKey = keyof Values

const CAS_PATH = '/pronote.net/cas/'
const DEFAULT_PORTS = { http: 80, https: 443 } as const

/**
 * Computes every address of a connection from what the school chose.
 * The CAS port and the portal's port are always written; the public address leaves out its scheme's own port.
 * `customServiceUrl` (a reverse proxy) replaces the service URL, and what is built on it follows.
 * `computeValues(seed).serviceUrl` is `http://92.103.71.93:82/pronote.net/cas/`.
 */
export function computeValues(configuration: Configuration): Values {
  const { scheme, classicPort, casPort, directAccess } = configuration
  const host = configuration.publicHost && writtenHost(configuration.publicHost)
  const cas = configuration.casUrl?.replace(/\/+$/, '')

  const classicPortIfNeeded = classicPort === DEFAULT_PORTS[scheme] ? '' : `:${classicPort}`
  const publicUrl = host ? `${scheme}://${host}${classicPortIfNeeded}` : null
  const serviceUrl = configuration.customServiceUrl ?? (host ? `${scheme}://${host}:${casPort}${CAS_PATH}` : null)
  const encoded = serviceUrl?.replaceAll('/', '%2F')

  return {
    publicUrl,
    serviceUrl,
    testServiceUrl: serviceUrl && `${serviceUrl.replace(/\/*$/, '/')}validationcas/`,
    reservedPrefix: `${scheme}://+:${casPort}${CAS_PATH}`,
    authenticationUrl: cas && encoded ? `${cas}/login?service=${encoded}` : null,
    validationUrl: cas && encoded ? `${cas}/samlValidate?TARGET=${encoded}` : null,
    directUrl: directAccess && publicUrl ? `${publicUrl}/?login=true` : null,
    portalUrl: host ? `${scheme}://${host}:${classicPort}` : null,
  }
}

/** An IPv6 address stands in brackets inside a URL (RFC 3986 §3.2.2). */
function writtenHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
