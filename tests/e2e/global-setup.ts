import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answersWithin, freePort } from '../../scripts/listening.mjs'
import { NEXT } from '../../scripts/prepare.mjs'
import { ROOT } from '../../scripts/run-logged.mjs'

const START_LIMIT_MS = 60_000

/**
 * Serves the built application on a fresh demonstration, for the whole run. The tests find it at `PLAYWRIGHT_BASE_URL`
 * and its data folder at `PLAYWRIGHT_DATA_DIR`; its process is `PLAYWRIGHT_SERVER_PID`. What it says is kept in `.cache/logs/e2e-server.log`.
 */
export default async function serveDemonstration(): Promise<() => Promise<void>> {
  const port = await freePort()
  const address = `http://127.0.0.1:${String(port)}`
  const dataFolder = await mkdtemp(join(tmpdir(), 'passerelle-e2e-'))
  const { DATABASE_URL: _ignored, ...inherited } = process.env
  mkdirSync(join(ROOT, '.cache/logs'), { recursive: true })
  const log = createWriteStream(join(ROOT, '.cache/logs/e2e-server.log'))

  const server = spawn(process.execPath, [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: ROOT,
    env: { ...inherited, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DATA_DIR: dataFolder, APP_URL: address },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server.stdout.pipe(log, { end: false })
  server.stderr.pipe(log, { end: false })
  const ended = new Promise<false>((end) =>
    server.once('exit', () => {
      end(false)
    }),
  )

  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGTERM')
    const slow = setTimeout(() => server.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(slow)
    log.end()
    await rm(dataFolder, { recursive: true, force: true })
  }
  if (!(await Promise.race([answersWithin(`${address}/api/sante`, START_LIMIT_MS), ended]))) {
    await stop()
    throw new Error('The server did not start: see .cache/logs/e2e-server.log')
  }
  process.env.PLAYWRIGHT_BASE_URL = address
  process.env.PLAYWRIGHT_DATA_DIR = dataFolder
  process.env.PLAYWRIGHT_SERVER_PID = String(server.pid)
  return stop
}
