import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; body: string; json: { kind: string; uai: string; data: object } }

/** A server of somebody's own on the loopback, which keeps what it is sent and answers as it is told. */
export async function startReceiver() {
  const received: Received[] = []
  const receiver = { address: '', received, status: 200, stop: () => Promise.resolve() }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ headers: request.headers, body, json: JSON.parse(body) as Received['json'] })
      response.writeHead(receiver.status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  receiver.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/passerelle?cle=1`
  receiver.stop = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return receiver
}

const TOLERANCE_SECONDS = 300

/** What docs/api.md tells receivers to check, written from that page alone. */
export function isAuthentic({ headers, body }: Received, secret: string, at = new Date()): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers
  if (Math.abs(at.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
  const expected = createHmac('sha256', key)
    .update(`${String(id)}.${String(timestamp)}.${body}`)
    .digest('base64')
  return String(signatures).split(' ').includes(`v1,${expected}`)
}
