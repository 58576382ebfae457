import { createHash } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const POLL_MS = 200

/**
 * Runs `work` while no other process runs any for the same folder, waiting for its turn; `tellWaiting` is called once if
 * there is something to wait for. The turn is a listening socket, which ends with its process, however that ends: one
 * that is left behind refuses connections and is taken over.
 * @template T
 * @param {string} folder
 * @param {() => void} tellWaiting
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(folder, tellWaiting, work) {
  const path = socketPath(folder)
  let isTold = false
  let release
  while (!(release = await listen(path))) {
    const found = identityOf(path)
    if (!(await answers(path))) {
      // Others may have found it dead too: what one of them has put in its place is not to be removed.
      if (identityOf(path) === found) rmSync(path, { force: true })
      continue
    }
    if (!isTold) tellWaiting()
    isTold = true
    await wait(POLL_MS)
  }
  try {
    return await work()
  } finally {
    await release()
  }
}

/** In the temporary folder, since a socket's address must be short and not every disk takes one. */
function socketPath(folder) {
  const name = createHash('sha256')
    .update(`${process.getuid?.() ?? ''} ${folder}`)
    .digest('hex')
    .slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\passerelle-${name}`
  return join(tmpdir(), `passerelle-preparing-${name}.sock`)
}

/** @returns {Promise<(() => Promise<void>) | null>} */
function listen(path) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(path, () => resolve(() => new Promise((done) => server.close(() => done()))))
  })
}

/**
 * Which file stands there; a number alone would not do, since the next file takes it over.
 * @returns {string | null}
 */
function identityOf(path) {
  // A pipe of Windows is no file, and ends with its process.
  if (process.platform === 'win32') return null
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.ino} ${found.ctimeNs}` : null
}

/** @returns {Promise<boolean>} */
function answers(path) {
  return new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
