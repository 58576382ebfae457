import ipaddr from 'ipaddr.js'
import { parsePublicHost } from '@/domain/configuration/public-host'
import { accept, refuse, type Result } from '@/lib/result'

/** A range of addresses: `10.0.0.0/8`. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

export type Destination = Readonly<{ isSecure: boolean; host: string; port: number; path: string }>

export type DestinationRefusal = {
  reason: 'malformed' | 'credentials' | 'not_https' | 'port_refused' | 'address_refused'
}

/** Of privileged ports, the one of HTTPS: others are of services that must not be spoken to by mistake (mail, SSH…). */
const SECURE_PORT = 443
const FIRST_FREE_PORT = 1024

/** Public by its range, and answers to every machine of that host alone: Azure's own services. */
const METADATA = ['168.63.129.16']

/** The networks of `10.0.0.0/8, fd00::/8`; null when one of them reads as none. */
export function readNetworks(text: string): Network[] | null {
  const written = text.split(',').map((one) => one.trim())
  try {
    return written.filter((one) => one !== '').map((one) => ipaddr.parseCIDR(one))
  } catch {
    return null
  }
}

/**
 * Where an address of the web leads, if this server may go there: HTTPS on the usual ports. Towards `allowed` networks
 * plain HTTP and every port too. A name is accepted here as such: what it stands for is for `mayConnect` to judge.
 */
export function readDestination(address: string, allowed: readonly Network[]): Result<Destination, DestinationRefusal> {
  if (!URL.canParse(address)) return refuse({ reason: 'malformed' })
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse({ reason: 'malformed' })
  if (url.username !== '' || url.password !== '') return refuse({ reason: 'credentials' })
  const isSecure = url.protocol === 'https:'
  // Browsers' rules: `http://0x7f.1/` has become 127.0.0.1 by now.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port || (isSecure ? SECURE_PORT : 80))
  const destination = { isSecure, host, port, path: `${url.pathname}${url.search}` }
  const isAddress = ipaddr.isValid(host)
  if (isAddress && !mayConnect(host, destination, allowed)) return refuse({ reason: 'address_refused' })
  // A name may yet lead into an allowed network: its scheme and port are judged with its addresses.
  if (isAddress || allowed.length > 0) return accept(destination)
  if (!isSecure) return refuse({ reason: 'not_https' })
  if (!isUsualPort(port)) return refuse({ reason: 'port_refused' })
  return parsePublicHost(host).ok ? accept(destination) : refuse({ reason: 'address_refused' })
}

/** Whether this server may open a connection to this very address for that destination. */
export function mayConnect(
  address: string,
  { isSecure, port }: Pick<Destination, 'isSecure' | 'port'>,
  allowed: readonly Network[],
): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (allowed.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits))) return true
  const plain = parsed.toString()
  return isSecure && isUsualPort(port) && parsePublicHost(plain).ok && !METADATA.includes(plain)
}

/** The address as it is kept: its host in lower case and punycode, without its usual port nor what only a browser reads. */
export function plainAddress(address: string): string {
  const url = new URL(address)
  url.hash = ''
  return url.href
}

function isUsualPort(port: number): boolean {
  return port === SECURE_PORT || port >= FIRST_FREE_PORT
}
