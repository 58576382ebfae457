import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { arePackagesInstalled } from '@/scripts/installed-packages.mjs'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'passerelle-packages-'))))
afterEach(() => rmSync(root, { recursive: true }))

type Packages = Record<string, { version: string; optional?: boolean }>

const WANTED: Packages = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/@s/b': { version: '2.0.0' },
  'node_modules/for-another-system': { version: '3.0.0', optional: true },
}
const { '': _root, 'node_modules/for-another-system': _other, ...RECORDED } = WANTED

function write(file: string, content: unknown): void {
  mkdirSync(join(root, file, '..'), { recursive: true })
  writeFileSync(join(root, file), JSON.stringify(content))
}

function install({
  recorded = RECORDED,
  folders = Object.keys(recorded),
}: {
  recorded?: Packages
  folders?: string[]
}) {
  write('package-lock.json', { packages: WANTED })
  write('node_modules/.package-lock.json', { packages: recorded })
  for (const folder of folders) write(`${folder}/package.json`, {})
}

test('Packages are installed when each one wanted is recorded in its version and there', () => {
  install({})
  expect(arePackagesInstalled(root)).toBe(true)
})

test('Nothing is installed before npm has recorded anything', () => {
  write('package-lock.json', { packages: WANTED })
  write('node_modules/a/package.json', {})
  expect(arePackagesInstalled(root)).toBe(false)
})

test('A record is not believed when a folder of it is missing', () => {
  install({ folders: ['node_modules/a'] })
  expect(arePackagesInstalled(root)).toBe(false)
})

test('Another version than the one wanted is not installed', () => {
  install({ recorded: { ...RECORDED, 'node_modules/a': { version: '0.9.0' } } })
  expect(arePackagesInstalled(root)).toBe(false)
})

test('A package of this system is wanted once npm has recorded it', () => {
  install({ recorded: WANTED, folders: Object.keys(RECORDED) })
  expect(arePackagesInstalled(root)).toBe(false)
})
