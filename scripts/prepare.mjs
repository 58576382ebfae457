import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { arePackagesInstalled } from './installed-packages.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { CommandFailed, ROOT, runLogged } from './run-logged.mjs'
import { sourceFiles } from './source-files.mjs'

/** Next's command line; resolved by hand because nothing may be imported before the packages are there. */
export const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')

/** What the build does not read, or writes itself: a change here must not cost a rebuild. */
const BESIDE_THE_BUILD =
  /^(?:tests|docs|bench|scripts)\/|^next-env\.d\.ts$|\.tsbuildinfo$|\.md$|^(?:eslint|prettier|vitest|playwright)\.config\.|^knip\.json$/

/** What is said, in English for developers; `npm start` has French words of its own. */
const tellWaiting = () => console.log('Another process is preparing this folder: waiting until it is done…')

/**
 * Installs the packages of package-lock.json, unless they are there.
 * Install scripts are not run: no package needs one here, and Prisma's downloads an engine that is never used.
 * @param {() => void} announce called only if there is work
 * @param {() => void} [waiting] called only if somebody else is at it
 */
export function installPackages(announce, waiting = tellWaiting) {
  return unlessDone({ announce, waiting }, () => arePackagesInstalled(ROOT), install)
}

async function install() {
  const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const logFile = await runLogged('install', [...npm(), 'ci', ...options])
  if (!arePackagesInstalled(ROOT)) throw new CommandFailed({ name: 'install', code: 0, logFile })
}

/**
 * Generates the database client, unless the schema is the one it was made from.
 * @param {() => void} announce called only if there is work
 * @param {() => void} [waiting] called only if somebody else is at it
 */
export function generateClient(announce, waiting = tellWaiting) {
  const mark = join(ROOT, 'prisma', 'generated', '.passerelle-schema')
  const schema = sourceFiles(ROOT).filter((path) => path.endsWith('.prisma'))
  const fingerprint = hashFiles([...schema, 'prisma.config.ts', 'package-lock.json'])
  const isDone = () => readIfThere(mark) === fingerprint
  return unlessDone({ announce, waiting }, isDone, async () => {
    await runLogged('generate', [process.execPath, join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'], {
      // The command line downloads a native engine even to generate, which does not use it. Any program will do.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    })
    writeFileSync(mark, fingerprint)
  })
}

/**
 * Builds the application, unless the last complete build was made from the same files.
 * @param {() => void} announce called only if there is work
 * @param {() => void} [waiting] called only if somebody else is at it
 * @param {number} [limit] minutes after which a build that hangs is ended
 */
export function buildApplication(announce, waiting = tellWaiting, limit = undefined) {
  const mark = join(ROOT, '.next', 'passerelle-sources')
  const dataFolders = [process.env.DATA_DIR ?? '.data']
  const inputs = sourceFiles(ROOT, dataFolders).filter((path) => !BESIDE_THE_BUILD.test(path))
  const fingerprint = hashFiles(inputs)
  const isDone = () => readIfThere(mark) === fingerprint && existsSync(join(ROOT, '.next', 'BUILD_ID'))
  return unlessDone({ announce, waiting }, isDone, async () => {
    // A build that is interrupted must not be taken for a good one.
    rmSync(mark, { force: true })
    const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    await runLogged('build', [process.execPath, NEXT, 'build'], env, limit)
    writeFileSync(mark, fingerprint)
  })
}

/** Two that start at once in one folder would install, generate or build into each other: the second waits its turn. */
async function unlessDone({ announce, waiting }, isDone, work) {
  if (isDone()) return
  await oneAtATime(ROOT, waiting, async () => {
    // Whoever was waited for may have done it.
    if (isDone()) return
    announce()
    await work()
  })
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
