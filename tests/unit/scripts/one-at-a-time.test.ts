import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { oneAtATime } from '@/scripts/one-at-a-time.mjs'

const SCRIPT = join(import.meta.dirname, '../../../scripts/one-at-a-time.mjs')

test('Work for one folder is done in turns, and whoever waits is told once', async () => {
  const folder = randomUUID()
  const tellWaiting = vi.fn()
  const order: string[] = []
  const work = (name: string) => async () => {
    order.push(`${name} begins`)
    await new Promise((resume) => setTimeout(resume, 20))
    order.push(`${name} ends`)
  }
  await Promise.all([oneAtATime(folder, tellWaiting, work('one')), oneAtATime(folder, tellWaiting, work('two'))])
  expect(order.map((line) => line.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends'])
  expect(tellWaiting).toHaveBeenCalledTimes(1)
})

test('Work for another folder does not wait', async () => {
  const tellWaiting = vi.fn()
  await oneAtATime(randomUUID(), tellWaiting, () => oneAtATime(randomUUID(), tellWaiting, () => Promise.resolve()))
  expect(tellWaiting).not.toHaveBeenCalled()
})

test('Work that fails gives its turn back', async () => {
  const folder = randomUUID()
  await expect(oneAtATime(folder, vi.fn(), () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk')
  expect(await oneAtATime(folder, vi.fn(), () => Promise.resolve('done'))).toBe('done')
})

test('The turn of a process that was killed is taken over, by one at a time', async () => {
  const folder = randomUUID()
  const holds = `import(${JSON.stringify(SCRIPT)}).then(({ oneAtATime }) =>
    oneAtATime(${JSON.stringify(folder)}, () => {}, () => { console.log('held'); return new Promise(() => {}) }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', holds], { stdio: ['ignore', 'pipe', 'ignore'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  let atWork = 0
  const work = async () => {
    expect(++atWork).toBe(1)
    await new Promise((resume) => setTimeout(resume, 20))
    atWork--
    return 'done'
  }
  const turns = Array.from({ length: 3 }, () => oneAtATime(folder, vi.fn(), work))
  expect(await Promise.all(turns)).toEqual(['done', 'done', 'done'])
})
