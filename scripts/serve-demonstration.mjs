import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answersWithin, freePort } from './listening.mjs'
import { NEXT } from './prepare.mjs'
import { ROOT } from './run-logged.mjs'

/** A limit for what hangs, not a measure: a busy machine loads the demonstration slowly. */
const START_LIMIT_MS = 180_000
const STOP_LIMIT_MS = 5_000

/**
 * Serves the built application on a fresh demonstration, in a folder and on a port of its own, until `stop` is called.
 * What it says is kept in `.cache/logs/<name>.log`. Throws when it does not start.
 * @param {string} name
 * @returns {Promise<{ address: string, pid: number, stop: () => Promise<void> }>}
 */
export async function serveDemonstration(name) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const dataFolder = await mkdtemp(join(tmpdir(), `passerelle-${name}-`))
  mkdirSync(join(ROOT, '.cache/logs'), { recursive: true })
  const log = createWriteStream(join(ROOT, `.cache/logs/${name}.log`))

  const server = spawn(process.execPath, [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DATABASE_URL: undefined,
      DATA_DIR: dataFolder,
      APP_URL: address,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server.stdout.pipe(log, { end: false })
  server.stderr.pipe(log, { end: false })
  const ended = new Promise((end) => server.once('exit', () => end(false)))

  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGTERM')
    const slow = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS)
    await ended
    clearTimeout(slow)
    log.end()
    await rm(dataFolder, { recursive: true, force: true })
  }
  if (!(await Promise.race([answersWithin(`${address}/api/sante`, START_LIMIT_MS), ended]))) {
    await stop()
    throw new Error(`The server did not start: see .cache/logs/${name}.log`)
  }
  return { address, pid: server.pid, stop }
}
