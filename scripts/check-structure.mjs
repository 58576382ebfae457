// The structure check: a file's name and place tell what it may hold. What needs a parser is ESLint's, who imports whom
// is dependency-cruiser's.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from './run-logged.mjs'
import { sourceFiles } from './source-files.mjs'

const WANTS_A_REASON = 250
const TOO_LONG = 400

/** Files over 400 lines, each with the reason why it is better whole. `procedures/` and fixtures are data: no limit. */
const LONG_ON_PURPOSE = {}

const FOLDERS = 'app bench components docs domain features lib prisma procedures public scripts server tests'.split(' ')
const TEST_FOLDERS = 'unit integration e2e architecture builders setup fixtures'.split(' ')
const FEATURE_FILES = 'queries.ts mutations.ts actions.ts schemas.ts presentation.ts'.split(' ')

/** https://nextjs.org/docs/app/api-reference/file-conventions, and the one stylesheet. */
const ROUTE_FILE = new RegExp(
  '^(?:(?:page|layout|template|default|loading|error|global-error|not-found|global-not-found|forbidden|unauthorized)\\.tsx' +
    '|(?:route|sitemap|robots|manifest)\\.ts' +
    '|(?:icon|apple-icon|opengraph-image|twitter-image)\\.(?:tsx|svg|png|jpg)' +
    '|favicon\\.ico|globals\\.css)$',
)

const CODE = /\.(?:ts|tsx|mjs|cjs|css|prisma)$/
const TEXT = /\.(?:ts|tsx|mjs|cjs|css|prisma|md|json|sql|svg|html|yml|yaml)$/
const DRAWER = /^(?:utils?|helpers?|misc|types|commons?|shared|stuff|constants)$/
const EMPTY_SUFFIX = /-(?:manager|repository|impl|utils?|helpers?)$/
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/
const ROUTE_SEGMENT = /^(?:\[{1,2}(?:\.{3})?[a-z][a-zA-Z]*\]{1,2}|\([a-z-]+\)|_[a-z-]+)$/
const TEST_FILE = /\.(?:test|spec)\.[a-z]+$/
const MACHINE_PATH = /(?:^|[\s"'`(=:])(?:\/(?:home|Users|root|work)\/|\.\.\/shared\/)/m
const UNFINISHED = /\b(?:TO[D]O|FIX[M]E|XX[X])\b/
const USE_SERVER = /^\s*['"]use server['"]/m
const SERVER_ONLY = /^import ['"]server-only['"]/m

/**
 * @typedef {{ path: string, rule: string, problem: string }} Problem
 * @typedef {{ path: string, folders: string[], name: string, stem: string, text: string, lines: number, root: string }} File
 */

/** Every rule: given a file, what is wrong with it, or undefined. */
export const RULES = {
  'known-folder': ({ folders: [top] }) =>
    top && !FOLDERS.includes(top) && `no top-level folder but ${FOLDERS.join(', ')}`,

  'kebab-case': ({ path, folders, name }) => {
    if (!CODE.test(name) || /^(?:tests\/fixtures|prisma\/migrations|public)\//.test(path)) return
    const wrong = [...folders, name].find((part) => !KEBAB.test(part) && !isRouteSegment(path, part))
    return wrong && `${wrong} is not in kebab-case`
  },

  'no-drawer': ({ path, folders, stem }) => {
    if (path.startsWith('tests/fixtures/')) return
    const drawer = [...folders, stem].find((part) => DRAWER.test(part) || EMPTY_SUFFIX.test(part))
    return drawer && `«${drawer}» says nothing: name it after what it does`
  },

  'no-barrel': ({ name }) => /^index\.[cm]?[jt]sx?$/.test(name) && 'no barrels: import from the file itself',

  'feature-files': ({ folders: [top, noun, folder], name }) => {
    if (top !== 'features') return
    if (!noun) return 'a feature is a folder named after one noun'
    if (folder ? folder !== 'components' : !FEATURE_FILES.includes(name))
      return `a feature holds ${FEATURE_FILES.join(', ')} and components/ only`
  },

  'domain-files': ({ folders: [top, noun], name }) => {
    if (top !== 'domain') return
    if (!noun) return 'a rule stands in the folder of its noun'
    if (!/\.ts$/.test(name)) return 'domain/ holds .ts files only'
  },

  'component-folders': ({ folders: [top, folder] }) =>
    top === 'components' && !['ui', 'layout'].includes(folder) && 'components/ holds ui/ and layout/ only',

  'route-files': ({ folders: [top], name }) =>
    top === 'app' && !ROUTE_FILE.test(name) && "app/ holds files with Next's reserved names only",

  'tests-under-tests': ({ folders: [top], name }) =>
    TEST_FILE.test(name) && top !== 'tests' && 'tests live under tests/',

  'test-folders': ({ folders: [top, kind] }) =>
    top === 'tests' && !TEST_FOLDERS.includes(kind) && `tests/ holds ${TEST_FOLDERS.join(', ')} only`,

  'unit-tests-mirror': ({ path, name, root }) => {
    if (!path.startsWith('tests/unit/') || !TEST_FILE.test(name)) return
    // `standing.property.test.ts` is about `standing` too.
    const tested = path.slice('tests/unit/'.length).replace(/\.[^/]*$/, '')
    if (['.ts', '.tsx', '.mjs', '.css', ''].some((extension) => existsSync(join(root, tested + extension)))) return
    return `there is no ${tested} to test: a unit test has the path of its source`
  },

  'use-server-in-actions': ({ path, text }) => {
    const isActions = /^features\/[^/]+\/actions\.ts$/.test(path)
    if (/\.tsx?$/.test(path) && isActions !== USE_SERVER.test(text) && !path.startsWith('tests/'))
      return isActions
        ? "starts with 'use server'"
        : "'use server' opens an endpoint: only features/<noun>/actions.ts may"
  },

  'server-only': ({ path, text }) =>
    /^(?:server\/.*|features\/[^/]+\/(?:queries|mutations))\.ts$/.test(path) &&
    !SERVER_ONLY.test(text) &&
    "starts with import 'server-only'",

  'not-too-long': ({ path, lines }) =>
    lines > TOO_LONG &&
    !isData(path) &&
    !(path in LONG_ON_PURPOSE) &&
    `${lines} lines: cut it, or give a reason in LONG_ON_PURPOSE (scripts/check-structure.mjs)`,

  'no-machine-path': ({ text, root }) =>
    (MACHINE_PATH.test(text) || text.includes(`${root}/`)) && 'names a path of one machine',

  finished: ({ path, text }) => CODE.test(path) && UNFINISHED.test(text) && 'is marked as unfinished: do it or drop it',
}

/**
 * Reads a tree and says what breaks the rules, and which files are long enough to want a reason.
 * @param {string} root
 * @returns {{ problems: Problem[], warnings: Problem[] }}
 */
export function checkStructure(root) {
  const files = sourceFiles(root).map((path) => describe(root, path))
  const problems = files.flatMap((file) =>
    Object.entries(RULES).flatMap(([rule, broken]) => {
      const problem = broken(file)
      return problem ? [{ path: file.path, rule, problem }] : []
    }),
  )
  const warnings = files
    .filter(({ path, lines }) => lines > WANTS_A_REASON && lines <= TOO_LONG && !isData(path))
    .map(({ path, lines }) => ({ path, rule: 'not-too-long', problem: `${lines} lines` }))
  return { problems, warnings }
}

/** @returns {File} */
function describe(root, path) {
  const folders = path.split('/').slice(0, -1)
  const name = basename(path)
  const readable = TEXT.test(name) && !path.startsWith('tests/fixtures/') && name !== 'package-lock.json'
  const text = readable ? readFileSync(join(root, path), 'utf8') : ''
  const lines = CODE.test(name) ? text.split('\n').length - 1 : 0
  return { path, folders, name, stem: name.replace(/\..*$/, ''), text, lines, root }
}

/** Next's `[uai]`, `(signed-in)`, `[...path]`: in app/, and in the tests that mirror it. */
function isRouteSegment(path, part) {
  return /^(?:app|tests\/[a-z0-9]+\/app)\//.test(path) && ROUTE_SEGMENT.test(part)
}

function isData(path) {
  return /^(?:procedures|tests\/fixtures)\//.test(path)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { problems, warnings } = checkStructure(ROOT)
  const stale = Object.keys(LONG_ON_PURPOSE).filter((path) => !existsSync(join(ROOT, path)))
  for (const { path, problem } of warnings) console.warn(`warning  ${path}: ${problem}`)
  for (const { path, rule, problem } of problems) console.error(`error  ${path}: ${problem} (${rule})`)
  for (const path of stale) console.error(`error  ${path}: is in LONG_ON_PURPOSE and no longer exists`)
  process.exitCode = problems.length + stale.length > 0 ? 1 : 0
}
