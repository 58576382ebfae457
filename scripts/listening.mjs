import { get } from 'node:http'
import { createServer } from 'node:net'

/**
 * Why nothing can listen there (`EADDRINUSE`, `EACCES`, …), or undefined if it is free. Without a host: all interfaces.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<string | undefined>}
 */
export function whyNotListen(port, host) {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', (error) => answer(error.code))
    probe.listen({ port, host }, () => probe.close(() => answer(undefined)))
  })
}

/**
 * A port of the loopback interface that nobody listens on.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((answer, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => answer(port))
    })
  })
}

/**
 * Waits until the address answers 200. Next says "Ready" before the database is open: only `/api/sante` knows.
 * Answers false if `patience` milliseconds passed first.
 * @param {string} address
 * @param {number} patience
 * @returns {Promise<boolean>}
 */
export async function answersWithin(address, patience) {
  const end = Date.now() + patience
  while (Date.now() < end) {
    if ((await statusOf(address)) === 200) return true
    await new Promise((resume) => setTimeout(resume, 50))
  }
  return false
}

/** `node:http` rather than `fetch`, which Next wraps when it runs in this process. */
function statusOf(address) {
  return new Promise((answer) => {
    const request = get(address, { timeout: 5000, agent: false }, (response) => {
      response.resume()
      answer(response.statusCode)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => answer(undefined))
  })
}
