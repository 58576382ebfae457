import { rmSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { CommandFailed, runLogged, tailOf } from '@/scripts/run-logged.mjs'

const NAME = `run-logged-test-${process.pid}`
const ONE_SECOND = 1 / 60
const logFiles: string[] = []
afterEach(() => logFiles.splice(0).forEach((file) => rmSync(file, { force: true })))

async function failureOf(script: string, limit?: number): Promise<CommandFailed> {
  const failure: unknown = await runLogged(NAME, ['sh', '-c', script], {}, limit).catch((error: unknown) => error)
  if (!(failure instanceof CommandFailed)) throw new Error('The command did not fail.')
  logFiles.push(failure.logFile)
  return failure
}

test('A command that ends badly is told with its code, and what it said is kept', async () => {
  const failure = await failureOf('echo no disk; exit 3', 1)
  expect(failure.message).toBe(`${NAME} ended with code 3`)
  expect(tailOf(failure.logFile)).toBe('no disk')
})

test('A command that hangs is ended in a sentence, with the processes that it started', async () => {
  const failure = await failureOf('sleep 600 & echo $!; wait', ONE_SECOND)
  expect(failure.message).toMatch(/ hung: it was ended after /)
  const worker = Number(tailOf(failure.logFile))
  await vi.waitFor(() => expect(() => process.kill(worker, 0)).toThrow('ESRCH'), { timeout: 10_000 })
})
