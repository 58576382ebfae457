import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** A command that ended badly, with where its output was kept. */
export class CommandFailed extends Error {
  /** @param {{ name: string, code: number | null, logFile: string }} failure */
  constructor({ name, code, logFile }) {
    super(`${name} ended with code ${code}`)
    this.step = name
    this.logFile = logFile
  }
}

/**
 * Runs one command in the project's folder and keeps what it says in `.cache/logs/<name>.log`: silence while all is well.
 * Gives that file; refuses with CommandFailed when the command ends with anything but 0.
 * @param {string} name
 * @param {string[]} command program and arguments
 * @param {Record<string, string | undefined>} [env] added to this process's own; `undefined` removes
 * @returns {Promise<string>}
 */
export function runLogged(name, [program, ...args], env = {}) {
  const logs = join(ROOT, '.cache', 'logs')
  mkdirSync(logs, { recursive: true })
  const logFile = join(logs, `${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.log`)
  const log = openSync(logFile, 'w')
  return new Promise((accept, reject) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', log, log] })
    const end = (code) => {
      closeSync(log)
      if (code === 0) accept(logFile)
      else reject(new CommandFailed({ name, code, logFile }))
    }
    child.once('error', () => end(null))
    child.once('close', end)
  })
}

/**
 * The last lines of a log, without colours: enough to see why without scrolling for ever.
 * @param {string} logFile
 * @param {number} [lines]
 */
export function tailOf(logFile, lines = 120) {
  const text = readFileSync(logFile, 'utf8').replaceAll(/\u001B\[[0-9;]*[A-Za-z]/g, '')
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}
