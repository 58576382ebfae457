import 'server-only'
import { createHash } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartRefused } from '@/server/start-refused'

/** How long a starting process waits for the former one to let go: restarts in development overlap. */
const PATIENCE_MS = 2_000
/** Longer paths do not fit into a Unix socket's address. */
const LONGEST_SOCKET_PATH = 100

/**
 * Holds the embedded database's folder for this process, and lets go when the process ends, however it ends: the lock is
 * a listening Unix socket, so that one left by a killed process refuses connections and is taken over. PGlite itself
 * lets a second process open the folder and corrupt it. Refuses when another process still holds the folder after
 * `patienceMs`.
 */
export async function lockFolder(folder: string, patienceMs = PATIENCE_MS): Promise<() => Promise<void>> {
  const path = socketPath(folder)
  const patience = Date.now() + patienceMs
  for (;;) {
    const release = await listen(path)
    if (release) return release
    const found = identityOf(path)
    if (!(await answers(path))) {
      // Others may have found it dead too: what one of them has put in its place is not to be removed.
      if (identityOf(path) === found) rmSync(path, { force: true })
    } else if (Date.now() > patience) {
      throw new StartRefused(
        `Le dossier ${folder} est déjà utilisé par un autre Passerelle : arrêtez-le, ou choisissez un autre dossier avec DATA_DIR.`,
      )
    } else await wait(100)
  }
}

function socketPath(folder: string): string {
  const inside = join(folder, 'lock.sock')
  if (inside.length <= LONGEST_SOCKET_PATH) return inside
  return join(tmpdir(), `passerelle-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}.sock`)
}

function listen(path: string): Promise<(() => Promise<void>) | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(path, () => {
      server.unref()
      resolve(() => new Promise((done) => server.close(() => done())))
    })
  })
}

/** Which file stands there; a number alone would not do, since the next file takes it over. */
function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.ino} ${found.ctimeNs}` : null
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
