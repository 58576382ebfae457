// `npm test`: everything, from a fresh clone. `npm run check`: what needs neither a build nor a database.
// `npm test -- --only lint,unit` runs the steps named. Nothing stops at the first failure: all of them are told at the
// end, and the last line counts them. A check counts as one test.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { buildApplication, generateClient, installPackages, NEXT } from './prepare.mjs'
import { provisionChromium } from './provision-chromium.mjs'
import { startPostgres } from './provision-postgres.mjs'
import { CommandFailed, ROOT, runLogged, tailOf } from './run-logged.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number, why?: string }} Count
 * @typedef {{ name: string, run: () => Promise<Count>, alone?: boolean }} Step `alone`: not beside another one
 */

const PASSED = { passed: 1, failed: 0, skipped: 0 }
const FAILED = { passed: 0, failed: 1, skipped: 0 }
const REPORTS = join(ROOT, '.cache', 'reports')
/** Minutes. For what hangs, not a measure: the slowest step takes a fifth of it. */
const STEP_LIMIT = 30
const NO_DATABASE_SERVER = { TEST_DATABASE_URL: undefined, DATABASE_URL: undefined }

/** @type {Step[]} */
const CHECKS = [
  check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']),
  check('types', ['typescript/bin/tsc', '--noEmit', '-p', '.']),
  check('lint', ['eslint/bin/eslint.js', '--max-warnings=0', '.']),
  check('import law', ['dependency-cruiser/bin/dependency-cruise.mjs', '--output-type=err-long', '.']),
  { name: 'structure', run: () => command('structure', [process.execPath, join(ROOT, 'scripts/check-structure.mjs')]) },
  check('dead code', ['knip/bin/knip.js', '--no-progress']),
]

/** @type {Step[]} */
const TESTS = [
  vitest('unit', 'unit', NO_DATABASE_SERVER),
  vitest('architecture', 'architecture', NO_DATABASE_SERVER),
  vitest('integration on PGlite', 'integration', NO_DATABASE_SERVER),
  { name: 'integration on PostgreSQL', alone: true, run: integrationOnPostgres },
  { name: 'build', alone: true, run: build },
  { name: 'end to end', alone: true, run: endToEnd },
]

const ALL = [...CHECKS, ...TESTS]
const wanted = namesAsked()
const steps = ALL.filter(({ name }) => !wanted || wanted.some((word) => name.startsWith(word)))
const began = Date.now()
process.chdir(ROOT)
// Ends what runs, too.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
mkdirSync(REPORTS, { recursive: true })

/** @type {Map<string, Count>} */
const results = new Map()
if (await prepare()) {
  await runTogether(steps.filter((step) => !step.alone))
  for (const step of steps.filter((step) => step.alone)) await runStep(step)
}
report()

async function prepare() {
  try {
    await installPackages(() => console.log('Installing packages…'))
    await generateClient(() => console.log('Generating the database client…'))
    // Types of routes and stylesheets, which tsc and the typed rules of ESLint need. A development server's may be stale.
    rmSync(join(ROOT, '.next', 'dev', 'types'), { recursive: true, force: true })
    await runLogged('route types', [process.execPath, NEXT, 'typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
    return true
  } catch (error) {
    results.set('preparation', tell('preparation', failureOf(error), Date.now()))
    return false
  }
}

/** As many at once as there are processors, two at most: beyond, tests start to miss their time limits. */
async function runTogether(queue) {
  const waiting = [...queue]
  const line = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runStep(step)
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, line))
}

/** @param {Step} step */
async function runStep({ name, run }) {
  const start = Date.now()
  const count = await run().catch(failureOf)
  results.set(name, tell(name, count, start))
}

/** @param {Count} count */
function tell(name, count, start) {
  const mark = count.failed ? '✗' : count.passed ? '✓' : '–'
  const tests = [
    `${count.passed} passed`,
    count.failed && `${count.failed} failed`,
    count.skipped && `${count.skipped} skipped`,
  ]
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${mark} ${name.padEnd(26)} ${seconds.padStart(6)} s   ${tests.filter(Boolean).join(', ')}`)
  if (count.why && !count.failed) console.log(`\n  !!!! SKIPPED: ${count.why} !!!!\n`)
  return count
}

function report() {
  for (const [name, { failed, why }] of results) if (failed) console.log(`\n──── ${name} ────\n${why ?? ''}`)
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const count of results.values()) for (const key of Object.keys(total)) total[key] += count[key]
  for (const [name, { skipped, failed, why }] of results)
    if (skipped && !failed) console.log(`\nSKIPPED: ${name}: ${why ?? `${skipped} tests`}`)
  console.log(`\n${Math.round((Date.now() - began) / 1000)} s`)
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
  process.exitCode = total.failed || results.size === 0 ? 1 : 0
}

/** @returns {Step} */
function check(name, [program, ...args]) {
  return { name, run: () => command(name, [process.execPath, join(ROOT, 'node_modules', program), ...args]) }
}

async function command(name, words) {
  await runLogged(name, words, { FORCE_COLOR: undefined, NO_COLOR: '1' }, STEP_LIMIT)
  return PASSED
}

/** @returns {Step} */
function vitest(name, project, env) {
  return { name, alone: true, run: () => runVitest(name, project, env) }
}

async function runVitest(name, project, env) {
  const file = join(REPORTS, `${name.replaceAll(' ', '-')}.json`)
  const words = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return counted(
    name,
    file,
    [process.execPath, join(ROOT, 'node_modules/vitest/vitest.mjs'), ...words],
    env,
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  )
}

async function integrationOnPostgres() {
  const postgres = await startPostgres()
  if (!postgres) {
    return {
      passed: 0,
      failed: 0,
      skipped: 1,
      why: 'no PostgreSQL here and none could be installed; set TEST_DATABASE_URL',
    }
  }
  const env = { ...NO_DATABASE_SERVER, TEST_DATABASE_URL: postgres.url }
  return runVitest('integration on PostgreSQL', 'integration', env).finally(postgres.stop)
}

async function build() {
  await buildApplication(() => undefined, undefined, STEP_LIMIT)
  return PASSED
}

async function endToEnd() {
  if (results.get('build')?.failed) return { passed: 0, failed: 0, skipped: 1, why: 'the build failed' }
  const chromium = await provisionChromium()
  if (!chromium) return { passed: 0, failed: 0, skipped: 1, why: 'no Chromium here and none could be installed' }
  await build()
  const file = join(REPORTS, 'end-to-end.json')
  const words = [process.execPath, join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=line,json']
  const env = { ...NO_DATABASE_SERVER, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  return counted('end to end', file, words, env, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
}

/** Runs a command that writes a report, and reads its counts. A failure outside any test counts as one. */
async function counted(name, file, words, env, read) {
  rmSync(file, { force: true })
  const failure = await runLogged(name, words, { FORCE_COLOR: undefined, NO_COLOR: '1', ...env }, STEP_LIMIT).then(
    () => undefined,
    (error) => error,
  )
  const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  if (!failure) return count
  return { ...count, failed: Math.max(count.failed, 1), why: failureOf(failure).why }
}

/** @returns {Count} */
function failureOf(error) {
  const why = error instanceof CommandFailed ? `${tailOf(error.logFile)}\n\n${error.message}.` : error.stack
  return { ...FAILED, why: why ?? String(error) }
}

/** `--only lint,unit` or `--check`. A word that names no step is refused: a run of nothing must not look like a success. */
function namesAsked() {
  if (process.argv.includes('--check')) return [...CHECKS.map(({ name }) => name), 'unit']
  const at = process.argv.indexOf('--only')
  if (at < 0) return undefined
  const words = (process.argv[at + 1] ?? '').split(',').map((word) => word.trim())
  const unknown = words.filter((word) => !word || !ALL.some(({ name }) => name.startsWith(word)))
  if (unknown.length === 0) return words
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${ALL.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}
