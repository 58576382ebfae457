import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answersWithin, freePort } from '../scripts/listening.mjs'
import { ROOT } from '../scripts/run-logged.mjs'
import { inMs, type Figure } from './figure'

const TARGET_MS = 5_000
const PATIENCE_MS = 120_000

/** From `npm start` to the first good answer, where everything is installed, built and loaded already; embedded. */
export async function secondStartFigure(): Promise<Figure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-bench-'))
  try {
    await timeStart(dataDir)
    const second = await timeStart(dataDir)
    return {
      name: 'second `npm start`, embedded, until it answers',
      measured: inMs(second),
      target: `≤ ${inMs(TARGET_MS)}`,
      isMet: second <= TARGET_MS,
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function timeStart(dataDir: string): Promise<number> {
  const port = String(await freePort())
  const env = { ...process.env, PORT: port, DATA_DIR: dataDir, DATABASE_URL: '', AUTH_SECRET: '', APP_URL: '' }
  const start = performance.now()
  // A group of its own: npm, its shell and the server end together, and nothing else does.
  const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: 'ignore', detached: true })
  const ended = once(npm, 'exit')
  const kill = () => npm.pid !== undefined && npm.exitCode === null && process.kill(-npm.pid, 'SIGTERM')
  process.once('exit', kill)
  const isReady = await answersWithin(`http://127.0.0.1:${port}/api/sante`, PATIENCE_MS)
  const duration = performance.now() - start
  process.off('exit', kill)
  kill()
  await ended
  if (!isReady) throw new Error(`npm start did not answer within ${PATIENCE_MS / 1000} s.`)
  return duration
}
