import 'server-only'
import { lookup } from 'node:dns/promises'
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import {
  mayConnect,
  readDestination,
  type Destination,
  type DestinationRefusal,
  type Network,
} from '@/domain/outbound/destination'
import { accept, refuse, type Result } from '@/lib/result'
import { env } from '@/server/env'

export type OutboundRefusal =
  DestinationRefusal | { reason: 'name_unknown' | 'unreachable' | 'certificate_refused' | 'too_slow' }

type Post = { address: string; body: string; headers: Record<string, string> }

/** From looking the name up to the answer's first line. */
const LONGEST_MS = 10_000
const CERTIFICATE = /CERT|SSL|TLS|SIGNATURE/

/**
 * Posts to an address that somebody else chose, and gives the status of the answer; nothing of the answer itself is
 * read. The name is resolved once: every address that it stands for must be one where this server may go, and the
 * connection is made to that very address. No redirection is followed.
 */
export async function post(sent: Post, settings: Settings = {}): Promise<Result<{ status: number }, OutboundRefusal>> {
  const { allowed = env().allowedNetworks, longestMs = LONGEST_MS } = settings
  const read = readDestination(sent.address, allowed)
  if (!read.ok) return read
  const signal = AbortSignal.timeout(longestMs)
  const resolved = await within(signal, resolve(read.value, allowed))
  if (!resolved.ok) return resolved
  return answerOf(read.value, resolved.value, sent, signal)
}

type Settings = { allowed?: readonly Network[]; longestMs?: number }
type Address = { address: string; family: number }

async function resolve(
  destination: Destination,
  allowed: readonly Network[],
): Promise<Result<Address, OutboundRefusal>> {
  const addresses = await lookup(destination.host, { all: true }).catch(() => [])
  const [first] = addresses
  if (!first) return refuse({ reason: 'name_unknown' })
  // One that may be reached beside one that may not: the next question could bring the other first.
  const isOpen = addresses.every(({ address }) => mayConnect(address, destination, allowed))
  return isOpen ? accept(first) : refuse({ reason: 'address_refused' })
}

/** The system's own resolver cannot be cut: its late answer is left alone. */
function within(signal: AbortSignal, asked: Promise<Result<Address, OutboundRefusal>>): typeof asked {
  return new Promise((settle) => {
    signal.addEventListener('abort', () => settle(refuse({ reason: 'too_slow' })), { once: true })
    void asked.then(settle)
  })
}

function answerOf(
  { isSecure, host, port, path }: Destination,
  { address, family }: Address,
  { body, headers }: Post,
  signal: AbortSignal,
): Promise<Result<{ status: number }, OutboundRefusal>> {
  const pinned: LookupFunction = (_name, { all }, told) =>
    all ? told(null, [{ address, family }]) : told(null, address, family)
  const options: RequestOptions = {
    method: 'POST',
    ...{ host, port, path, signal, lookup: pinned },
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    // A connection of its own: none is left open towards a stranger.
    agent: false,
  }
  return new Promise((settle) => {
    const request = isSecure ? requestSecure(options) : requestPlain(options)
    request.on('response', (response: IncomingMessage) => {
      settle(accept({ status: response.statusCode ?? 0 }))
      response.destroy()
    })
    request.on('error', (error: NodeJS.ErrnoException) => settle(refuse({ reason: reasonOf(error, signal) })))
    request.end(body)
  })
}

function reasonOf({ code = '' }: NodeJS.ErrnoException, signal: AbortSignal) {
  if (signal.aborted) return 'too_slow' as const
  return CERTIFICATE.test(code) ? ('certificate_refused' as const) : ('unreachable' as const)
}
