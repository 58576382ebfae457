import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { admin, databaseUrl } from '@/tests/setup/database-template'

const ROOT = join(import.meta.dirname, '../../..')
const SECRET = 'a secret for this test, and for nothing else'

/** Runs a command that opens the database as a server does, in a process of its own. */
function open(settings: Record<string, string>): Promise<{ code: number | null; errors: string }> {
  const { DATABASE_URL: _url, DATA_DIR: _folder, ...rest } = process.env
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/projection-rebuild.ts'],
    { cwd: ROOT, env: { ...rest, AUTH_SECRET: SECRET, ...settings } },
  )
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, errors })))
}

test('a database server that does not answer: one sentence, and an exit code', async () => {
  const { code, errors } = await open({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' })
  expect(code).toBe(1)
  expect(errors.trim()).toMatch(/^La base de données de DATABASE_URL est injoignable : [^\n]+\.$/)
})

test('two servers that start together on one embedded folder: one opens it, the other says who holds it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-two-'))
  const outcomes = await Promise.all([open({ DATA_DIR: folder }), open({ DATA_DIR: folder })])
  rmSync(folder, { recursive: true, force: true })
  const refused = outcomes.filter(({ code }) => code !== 0)
  expect(refused.length).toBeLessThanOrEqual(1)
  for (const { errors } of refused) expect(errors).toContain('déjà utilisé par un autre Passerelle')
}, 90_000)

test('an embedded folder that is damaged: what to do in French, before what the system says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-damaged-'))
  expect((await open({ DATA_DIR: folder })).code).toBe(0)
  writeFileSync(join(folder, 'database', 'global', 'pg_control'), 'damaged')
  const { code, errors } = await open({ DATA_DIR: folder })
  rmSync(folder, { recursive: true, force: true })
  expect(code).toBe(1)
  expect(errors.trim()).toMatch(/ne s’ouvre pas : elle est peut-être endommagée\. Remettez[^\n]+\. Détail technique : /)
}, 90_000)

describe.skipIf(!process.env.TEST_DATABASE_URL)('on a database server', () => {
  test('two servers that start together migrate it once', async () => {
    const server = process.env.TEST_DATABASE_URL ?? ''
    const name = `passerelle_together_${process.pid}`
    await admin(server, [`create database ${name}`])
    const settings = { DATABASE_URL: databaseUrl(server, name) }
    const outcomes = await Promise.all([open(settings), open(settings), open(settings)])
    await admin(server, [`drop database ${name} with (force)`])
    expect(outcomes).toEqual([
      { code: 0, errors: '' },
      { code: 0, errors: '' },
      { code: 0, errors: '' },
    ])
  }, 90_000)
})
