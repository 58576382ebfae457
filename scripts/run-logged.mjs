import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** A command that ended badly, or was ended after `limit` minutes; with where its output was kept. */
export class CommandFailed extends Error {
  /** @param {{ name: string, code: number | null, logFile: string, limit?: number }} failure */
  constructor({ name, code, logFile, limit }) {
    super(limit === undefined ? `${name} ended with code ${code}` : `${name} hung: it was ended after ${limit} minutes`)
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
 * @param {number} [limit] minutes after which a command that hangs is ended, with all that it started
 * @returns {Promise<string>}
 */
export function runLogged(name, [program, ...args], env = {}, limit = undefined) {
  const logs = join(ROOT, '.cache', 'logs')
  mkdirSync(logs, { recursive: true })
  const logFile = join(logs, `${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}.log`)
  const log = openSync(logFile, 'w')
  return new Promise((accept, reject) => {
    // A group of its own, where there are groups, so that it can be ended with its workers and its servers.
    const detached = limit !== undefined && process.platform !== 'win32'
    const options = { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', log, log], detached }
    const child = spawn(program, args, options)
    let hung = false
    const endAll = () => endGroup(child, detached)
    const giveUp = () => {
      hung = true
      endAll()
    }
    const timer = limit === undefined ? undefined : setTimeout(giveUp, limit * 60_000)
    // In a group of its own it does not hear Ctrl+C.
    if (detached) process.once('exit', endAll)
    const end = (code) => {
      clearTimeout(timer)
      process.off('exit', endAll)
      closeSync(log)
      if (code === 0 && !hung) accept(logFile)
      else reject(new CommandFailed({ name, code, logFile, limit: hung ? limit : undefined }))
    }
    child.once('error', () => end(null))
    child.once('close', end)
  })
}

function endGroup(child, isGroup) {
  try {
    process.kill(isGroup ? -child.pid : child.pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
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
