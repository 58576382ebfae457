import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { answersWithin, freePort } from '../scripts/listening.mjs'
import { NEXT } from '../scripts/prepare.mjs'
import { ROOT } from '../scripts/run-logged.mjs'

/** As `npm start` has it. */
const LEAN_HEAP = pathToFileURL(join(ROOT, 'scripts/lean-heap.mjs')).href
/** A machine shared with others starts a server slowly. */
const PATIENCE_MS = 180_000

/** `kill`: at once, as a power cut would. */
export type RunningServer = { address: string; stop: () => Promise<void>; kill: () => Promise<void> }

/** Serves the build that is there, on a free loopback port, until stopped. */
export async function startBuiltServer(settings: Record<string, string>): Promise<RunningServer> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const, APP_URL: address, PORT: String(port) }
  const server = spawn(
    process.execPath,
    ['--import', LEAN_HEAP, NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      cwd: ROOT,
      env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const ended = once(server, 'exit')
  const atExit = () => void server.kill()
  process.once('exit', atExit)
  const end = async (signal: NodeJS.Signals) => {
    process.off('exit', atExit)
    server.kill(signal)
    await ended
  }
  const stop = () => end('SIGTERM')
  if (!(await answersWithin(`${address}/api/sante`, PATIENCE_MS))) {
    await stop()
    throw new Error(`The server did not answer at ${address} within ${PATIENCE_MS / 1000} s.`)
  }
  return { address, stop, kill: () => end('SIGKILL') }
}

type Answer = { status: number; location: string | undefined; body: string }

/** One request, its body read to the end. A new agent is a new client, that keeps its connection. */
function ask(address: string, headers: Record<string, string>, agent: Agent): Promise<Answer> {
  return new Promise((answer, reject) => {
    get(address, { headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response
        answer({ status, location: headers.location, body: Buffer.concat(chunks).toString() })
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}

export function newClient(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 })
}

/** The same, refusing anything but a good answer: a fast error must not pass for a fast page. Follows one redirection. */
export async function askWell(address: string, headers: Record<string, string>, agent: Agent): Promise<string> {
  const first = await ask(address, headers, agent)
  const { status, body } = first.location ? await ask(new URL(first.location, address).href, headers, agent) : first
  if (status !== 200) throw new Error(`${address} answered ${status}: ${body.slice(0, 200)}`)
  return body
}
