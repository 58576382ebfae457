import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseEnv } from '@/server/env'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'passerelle-env-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const SECRET = 'x'.repeat(32)

test('nothing set: the embedded database, port 3000, and a secret that is made once and kept for its owner alone', () => {
  const first = parseEnv({ DATA_DIR: folder, PORT: '', APP_URL: '' })
  expect(first).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
    appUrl: 'http://localhost:3000',
    isAppUrlGiven: false,
  })
  expect(first.authSecret.length).toBeGreaterThanOrEqual(32)
  expect(parseEnv({ DATA_DIR: folder }).authSecret).toBe(first.authSecret)
  const file = join(folder, 'auth-secret')
  expect(readFileSync(file, 'utf8').trim()).toBe(first.authSecret)
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('a server’s database: the secret is given, and no folder is made', () => {
  const dataDir = join(folder, 'not-made')
  const settings = {
    DATABASE_URL: 'postgres://a@b/c',
    AUTH_SECRET: SECRET,
    APP_URL: 'https://x.example/',
    DATA_DIR: dataDir,
  }
  expect(parseEnv(settings)).toMatchObject({
    databaseUrl: 'postgres://a@b/c',
    appUrl: 'https://x.example',
    isAppUrlGiven: true,
  })
  expect(existsSync(dataDir)).toBe(false)
})

test('nothing is sent but to the public internet, and people are kept 90 days, unless told otherwise', () => {
  expect(parseEnv({ DATA_DIR: folder })).toMatchObject({ allowedNetworks: [], retentionDays: 90 })
  const told = { OUTBOUND_ALLOWED_NETWORKS: '10.20.0.0/16, fd12::/16', RETENTION_DAYS: '30' }
  const read = parseEnv({ DATA_DIR: folder, ...told })
  expect([read.allowedNetworks.length, read.retentionDays]).toEqual([2, 30])
})

describe('a wrong setting stops the start with one sentence naming it', () => {
  test.each([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '65536' }],
    ['OUTBOUND_ALLOWED_NETWORKS', { OUTBOUND_ALLOWED_NETWORKS: '10.0.0.1' }],
    ['RETENTION_DAYS', { RETENTION_DAYS: '0' }],
    ['RETENTION_DAYS', { RETENTION_DAYS: 'un an' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://a/b', AUTH_SECRET: SECRET }],
    ['APP_URL', { APP_URL: 'passerelle.example' }],
    ['APP_URL', { APP_URL: 'ftp://passerelle.example' }],
    ['AUTH_SECRET', { AUTH_SECRET: 'x'.repeat(31) }],
    ['AUTH_SECRET', { DATABASE_URL: 'postgresql://a/b' }],
  ])('%s: %o', (name, settings) => {
    expect(() => parseEnv({ DATA_DIR: folder, ...settings })).toThrow(new RegExp(`^[^\\n]*${name}[^\\n]*\\.$`))
  })

  test('DATA_DIR that is a file', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => parseEnv({ DATA_DIR: file })).toThrow(/DATA_DIR.*pas un dossier/)
  })
})
