import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '@/server/folder-lock'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'passerelle-lock-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a held folder is refused with a sentence, and free again once released', async () => {
  const release = await lockFolder(folder)
  await expect(lockFolder(folder, 0)).rejects.toThrow(/déjà utilisé par un autre Passerelle/)
  await release()
  await (
    await lockFolder(folder)
  )()
})

test('a folder whose holder was killed is taken over', async () => {
  const holder = spawn(process.execPath, ['-e', listening(join(folder, 'lock.sock'))])
  await once(holder.stdout, 'data')
  await expect(lockFolder(folder, 0)).rejects.toThrow(/déjà utilisé/)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  await (
    await lockFolder(folder)
  )()
})

test('of several that find the socket of a killed one at the same time, one takes over', async () => {
  const holder = spawn(process.execPath, ['-e', listening(join(folder, 'lock.sock'))])
  await once(holder.stdout, 'data')
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder, 0)))
  const held = tries.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  expect(held).toHaveLength(1)
  await held[0]?.()
})

test('a path too long for a socket is locked all the same', async () => {
  const deep = join(folder, 'd'.repeat(90))
  mkdirSync(deep)
  const release = await lockFolder(deep)
  await expect(lockFolder(deep, 0)).rejects.toThrow(/déjà utilisé/)
  await release()
})

function listening(path: string): string {
  return `require('node:net').createServer().listen(${JSON.stringify(path)}, () => console.log('held'))`
}
