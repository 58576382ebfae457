import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runLogged } from './run-logged.mjs'
import { sourceFiles } from './source-files.mjs'

/** Next's command line; resolved by hand because nothing may be imported before the packages are there. */
export const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')

/** What the build does not read, or writes itself: a change here must not cost a rebuild. */
const BESIDE_THE_BUILD =
  /^(?:tests|docs|bench|scripts)\/|^next-env\.d\.ts$|\.tsbuildinfo$|\.md$|^(?:eslint|prettier|vitest|playwright)\.config\.|^knip\.json$/

/**
 * Installs the packages of package-lock.json, unless they are there. `announce` is called only if there is work.
 * Install scripts are not run: no package needs one here, and Prisma's downloads an engine that is never used.
 * @param {() => void} announce
 */
export async function installPackages(announce) {
  const mark = join(ROOT, 'node_modules', '.passerelle-lock')
  const fingerprint = hashFiles(['package-lock.json'])
  if (readIfThere(mark) === fingerprint) return
  if (!isLockInstalled()) {
    announce()
    const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    await runLogged('install', [...npm(), 'ci', ...options])
  }
  writeFileSync(mark, fingerprint)
}

/**
 * Generates the database client, unless the schema is the one it was made from.
 * @param {() => void} announce
 */
export async function generateClient(announce) {
  const mark = join(ROOT, 'prisma', 'generated', '.passerelle-schema')
  const schema = sourceFiles(ROOT).filter((path) => path.endsWith('.prisma'))
  const fingerprint = hashFiles([...schema, 'prisma.config.ts', 'package-lock.json'])
  if (readIfThere(mark) === fingerprint) return
  announce()
  await runLogged('generate', [process.execPath, join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'], {
    // The command line downloads a native engine even to generate, which does not use it. Any program will do.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  writeFileSync(mark, fingerprint)
}

/**
 * Builds the application, unless the last complete build was made from the same files.
 * @param {() => void} announce
 */
export async function buildApplication(announce) {
  const mark = join(ROOT, '.next', 'passerelle-sources')
  const dataFolders = [process.env.DATA_DIR ?? '.data']
  const inputs = sourceFiles(ROOT, dataFolders).filter((path) => !BESIDE_THE_BUILD.test(path))
  const fingerprint = hashFiles(inputs)
  if (readIfThere(mark) === fingerprint && existsSync(join(ROOT, '.next', 'BUILD_ID'))) return
  announce()
  // A build that is interrupted must not be taken for a good one.
  rmSync(mark, { force: true })
  await runLogged('build', [process.execPath, NEXT, 'build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  writeFileSync(mark, fingerprint)
}

/** Whoever ran `npm install` by hand is up to date without our mark: npm's own record says what is in the folder. */
function isLockInstalled() {
  const record = readIfThere(join(ROOT, 'node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const installed = JSON.parse(record).packages
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** The npm that runs us if there is one: it needs no shell, and works where `npm` is a `.cmd`. */
function npm() {
  const running = process.env.npm_execpath
  return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm']
}

function hashFiles(paths) {
  const hash = createHash('sha256').update(process.version)
  for (const path of paths) hash.update(`\0${path}\0`).update(readFileSync(join(ROOT, path)))
  return hash.digest('hex')
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
