import ipaddr from 'ipaddr.js'
import { accept, refuse, type Result } from '@/lib/result'

export type HostFault =
  | 'host_malformed'
  | 'host_not_bare'
  | 'host_local_name'
  | 'host_private'
  | 'host_loopback'
  | 'host_link_local'
  | 'host_carrier_grade_nat'
  | 'host_documentation'
  | 'host_multicast'
  | 'host_reserved'

export type PublicHost = { kind: 'name' | 'ipv4' | 'ipv6'; host: string }
export type HostRefusal = { reason: HostFault; suggestion: string | null }

/** Addresses set apart for examples: RFC 5737, RFC 3849, RFC 9637. The library counts them among the reserved. */
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'].map((range) =>
  ipaddr.parseCIDR(range),
)

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3')

const FAULT_OF_RANGE: Record<string, HostFault | undefined> = {
  private: 'host_private',
  uniqueLocal: 'host_private',
  loopback: 'host_loopback',
  linkLocal: 'host_link_local',
  carrierGradeNat: 'host_carrier_grade_nat',
  multicast: 'host_multicast',
}

/** Endings that no public name server answers for: RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`, and old habits. */
const LOCAL_ENDINGS =
  /(^|\.)(local|localdomain|localhost|lan|home|home\.arpa|corp|intranet|intra|internal|invalid|test)$/

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const NAME_MAX_LENGTH = 253

/**
 * Tells whether `text` is a host that browsers and CAS servers outside can reach: a full name or a public address,
 * bare (no scheme, port or path). IPv6 is taken with or without its brackets.
 * Refusals name the fault; `host_not_bare` and a name with accents come with the form that was meant.
 */
export function parsePublicHost(text: string): Result<PublicHost, HostRefusal> {
  const host = text.trim()
  const ipv6 = host.replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.IPv6.isValid(ipv6)) return parseAddress(ipv6, ipaddr.IPv6.parse(ipv6))
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return parseAddress(host, ipaddr.IPv4.parse(host))

  const bare = bareHost(host)
  if (bare !== host) return bare ? fault('host_not_bare', bare) : fault('host_malformed')
  return parseName(host.toLowerCase().replace(/\.$/, ''))
}

function parseName(name: string): Result<PublicHost, HostRefusal> {
  if (name === 'localhost') return fault('host_loopback')
  const labels = name.split('.')
  const last = labels.at(-1) ?? ''
  if (name.length > NAME_MAX_LENGTH || !labels.every((label) => LABEL.test(label))) {
    return fault('host_malformed', asciiName(name))
  }
  // Browsers read a last label of digits, or 0x…, as an IPv4 address in decimal, octal or hexadecimal.
  if (/^(\d+|0x[0-9a-f]*)$/.test(last)) return fault('host_malformed')
  if (labels.length === 1 || LOCAL_ENDINGS.test(name)) return fault('host_local_name')
  return accept({ kind: 'name', host: name })
}

function parseAddress(host: string, parsed: ipaddr.IPv4 | ipaddr.IPv6): Result<PublicHost, HostRefusal> {
  const address = parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed
  const range = address.range()
  if (DOCUMENTATION.some((block) => address.kind() === block[0].kind() && address.match(block))) {
    return fault('host_documentation')
  }
  const known = FAULT_OF_RANGE[range]
  if (known) return fault(known)
  if (range !== 'unicast') return fault('host_reserved')
  if (address instanceof ipaddr.IPv6 && !address.match(GLOBAL_IPV6)) return fault('host_reserved')
  return accept({ kind: address.kind(), host })
}

/** What stands between scheme and port: `https://a.fr:82/pronote` gives `a.fr`; a host already bare is returned as is. */
function bareHost(text: string): string | null {
  const authority = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#\\]/)[0] ?? ''
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '')
  return /^[^\s:@]+$/.test(host) || /^\[[0-9a-f:.]+\]$/i.test(host) ? host.replace(/^\[(.*)\]$/, '$1') : null
}

/** A name with accents as name servers know it (`collège.fr` is `xn--collge-6ua.fr`), or nothing if it is not one. */
function asciiName(name: string): string | null {
  if (!/[^\x20-\x7e]/.test(name) || !URL.canParse(`http://${name}`)) return null
  const ascii = new URL(`http://${name}`).hostname
  return parsePublicHost(ascii).ok ? ascii : null
}

function fault(reason: HostFault, suggestion: string | null = null) {
  return refuse<HostRefusal>({ reason, suggestion })
}

/** Whether `text` is a host name or an address at all, public or not: what a machine may listen on. */
export function isHostOrAddress(text: string): boolean {
  const parsed = parsePublicHost(text)
  return parsed.ok || (parsed.refusal.reason !== 'host_malformed' && parsed.refusal.reason !== 'host_not_bare')
}
