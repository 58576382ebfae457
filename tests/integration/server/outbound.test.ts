import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSocketServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { readNetworks } from '@/domain/outbound/destination'
import { post } from '@/server/outbound'

const LOOPBACK = readNetworks('127.0.0.0/8,::1/128')!

const open: { close: () => void; closeAllConnections?: () => void }[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.()
    server.close()
  }
})

async function listen(server: Server | ReturnType<typeof createSocketServer>): Promise<number> {
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const serve = (listener: RequestListener) => listen(createServer(listener))

const hello = { body: '{"é":1}', headers: { 'Content-Type': 'application/json', 'X-Said': 'hello' } }

test('what is posted arrives whole, under the name that was asked for', async () => {
  const got: unknown[] = []
  const port = await serve((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { method, url, headers } = request
      got.push({ method, url, host: headers.host, said: headers['x-said'], body })
      response.writeHead(204).end()
    })
  })
  const sent = await post({ address: `http://localhost:${port}/a?b=c`, ...hello }, { allowed: LOOPBACK })
  expect(sent).toEqual({ ok: true, value: { status: 204 } })
  expect(got).toEqual([{ method: 'POST', url: '/a?b=c', host: `localhost:${port}`, said: 'hello', body: hello.body }])
})

describe('nothing reaches a server of the inside', () => {
  test.each([
    ['by its address', '127.0.0.1'],
    ['by its name', 'localhost'],
    ['written in another way', '2130706433'],
    ['mapped into IPv6', '[::ffff:127.0.0.1]'],
  ])('%s', async (_how, host) => {
    let reached = 0
    const port = await serve((_request, response) => {
      reached++
      response.end()
    })
    for (const allowed of [[], readNetworks('10.0.0.0/8')!]) {
      const sent = await post({ address: `http://${host}:${port}/`, ...hello }, { allowed })
      expect(sent.ok).toBe(false)
    }
    expect(await post({ address: `https://${host}:${port}/`, ...hello }, { allowed: [] })).toEqual({
      ok: false,
      refusal: { reason: 'address_refused' },
    })
    expect(reached).toBe(0)
  })

  test('by a redirection', async () => {
    let reached = 0
    const inside = await serve((_request, response) => {
      reached++
      response.end()
    })
    const port = await serve((_request, response) =>
      response.writeHead(307, { Location: `http://127.0.0.1:${inside}/` }).end(),
    )
    const sent = await post({ address: `http://127.0.0.1:${port}/`, ...hello }, { allowed: LOOPBACK })
    expect(sent).toEqual({ ok: true, value: { status: 307 } })
    expect(reached).toBe(0)
  })
})

test('an answer that never ends is not read', async () => {
  const port = await serve((_request, response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write('x'.repeat(65_536)), 1)
    response.on('close', () => clearInterval(more))
  })
  expect(await post({ address: `http://127.0.0.1:${port}/`, ...hello }, { allowed: LOOPBACK })).toEqual({
    ok: true,
    value: { status: 200 },
  })
})

describe('what goes wrong has a reason', () => {
  const send = (port: number, scheme = 'http') =>
    post({ address: `${scheme}://127.0.0.1:${port}/`, ...hello }, { allowed: LOOPBACK, longestMs: 300 })
  const refused = (reason: string) => ({ ok: false, refusal: { reason } })

  test('nobody listens', async () => {
    const port = await serve(() => undefined)
    open.splice(0).forEach((server) => server.close())
    expect(await send(port)).toEqual(refused('unreachable'))
  })

  test('the server says nothing', async () => {
    expect(await send(await serve(() => undefined))).toEqual(refused('too_slow'))
  })

  test('the server says anything but HTTP', async () => {
    const port = await listen(createSocketServer((socket) => socket.end('220 mail.example.org ESMTP\r\n')))
    expect(await send(port)).toEqual(refused('unreachable'))
  })

  test('the server drips its first line', async () => {
    const port = await listen(
      createSocketServer((socket) => {
        socket.on('error', () => undefined)
        const drip = setInterval(() => socket.write('H'), 20)
        socket.on('close', () => clearInterval(drip))
      }),
    )
    expect(['too_slow', 'unreachable']).toContain((await send(port)).ok ? 'ok' : reasonIn(await send(port)))
  })

  test('the server does not speak TLS', async () => {
    const port = await serve((_request, response) => response.end())
    expect(['certificate_refused', 'unreachable']).toContain(reasonIn(await send(port, 'https')))
  })

  test('the name stands for nothing', async () => {
    const sent = await post({ address: 'https://nothing.invalid/', ...hello }, { allowed: LOOPBACK })
    expect(reasonIn(sent)).toBe('name_unknown')
  })

  function reasonIn(sent: Awaited<ReturnType<typeof post>>): string {
    return sent.ok ? 'ok' : sent.refusal.reason
  }
})
