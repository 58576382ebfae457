// The import law: who may read whom. `npm run check` applies it, tests/architecture proves that each rule still bites.
const { readdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

const APPLICATION = '^(app|features|domain|components|lib|server|procedures)/|^(proxy|instrumentation)\\.ts$'
const DATABASE = [
  '^server/db\\.ts$',
  '^prisma/generated/',
  'node_modules/(pg|@electric-sql/pglite|@prisma/client|@prisma/adapter-pg|pglite-prisma-adapter)/',
]
const DATA_LAYER = '^features/[^/]+/(queries|mutations)\\.ts$'
const SERVER_SIDE = ['^server/', DATA_LAYER]
const PURE_PACKAGES = 'node_modules/(zod|ipaddr\\.js|csv-parse|csv-stringify|fflate|saxes)/'

/** Types leave no trace in what runs: a client component may take the view types of a query. */
const AT_RUN_TIME = { dependencyTypesNot: ['type-only'] }

/** What runs in the browser is told by its first line, not by its path. Never empty: an empty list would match every file. */
const CLIENT_FILES = ['app', 'components', 'features'].flatMap(clientFilesOf).concat('^none$')

/** @type {Omit<import('dependency-cruiser').IForbiddenRuleType, 'severity'>[]} */
const LAW = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or hide a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'The import leads nowhere.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'nobody-imports-app',
    comment: 'app/ holds routes only: what is shared belongs in features/ or components/.',
    from: { pathNot: '^(app|tests)/' },
    to: { path: '^app/' },
  },
  {
    name: 'domain-reads-lib-only',
    comment: 'The rules are pure: no Node, React, Next, Prisma, nor anything that knows of them.',
    from: { path: '^domain/' },
    to: { pathNot: ['^domain/', '^lib/', PURE_PACKAGES] },
  },
  {
    name: 'lib-reads-lib-only',
    comment: 'lib/ runs anywhere and knows no rule of ours.',
    from: { path: '^lib/' },
    to: { pathNot: ['^lib/', 'node_modules/(?!next/|@prisma/|pg/)'] },
  },
  {
    name: 'procedures-are-data',
    comment: 'A published revision is data: it may read the types of the domain, nothing else.',
    from: { path: '^procedures/' },
    to: { pathNot: ['^procedures/', '^domain/', '^lib/'] },
  },
  {
    name: 'building-blocks-know-no-noun',
    comment: 'components/ui and components/layout serve every noun: they know none.',
    from: { path: '^components/' },
    to: { path: '^(features|domain|server|procedures|prisma)/' },
  },
  {
    name: 'server-knows-no-feature',
    comment: 'features read server, never the other way round.',
    from: { path: '^server/' },
    to: { path: '^(features|components)/' },
  },
  {
    name: 'only-the-data-layer-touches-the-database',
    comment: 'Queries and mutations are the only doors to the database: there the proof of access is asked for.',
    from: { path: APPLICATION, pathNot: [DATA_LAYER, '^server/'] },
    to: { path: DATABASE },
  },
  {
    name: 'data-layer-knows-no-session',
    comment: 'Queries and mutations take the proof as an argument: they neither read the session nor answer requests.',
    from: { path: DATA_LAYER },
    to: {
      path: ['^server/(action|session|sign-in)\\.ts$', 'node_modules/next/(headers|navigation|cache|server)'],
      ...AT_RUN_TIME,
    },
  },
  {
    name: 'data-layer-draws-nothing',
    comment: 'Reading direction: app, then features, then the data layer. Words and components are above it.',
    from: { path: DATA_LAYER },
    to: { path: '^features/[^/]+/(actions|presentation)\\.ts$|^features/[^/]+/components/|^components/' },
  },
  {
    name: 'pages-read-components-draw',
    comment: 'A component gets what it shows from its page; its actions come bound from there too.',
    from: { path: '^features/[^/]+/components/' },
    to: { path: SERVER_SIDE, ...AT_RUN_TIME },
  },
  {
    name: 'schemas-and-words-run-anywhere',
    comment: 'Schemas and presentation are read on both sides: nothing of the server.',
    from: { path: '^features/[^/]+/(schemas|presentation)\\.ts$' },
    to: { path: [...SERVER_SIDE, '^features/[^/]+/actions\\.ts$'], ...AT_RUN_TIME },
  },
  {
    name: 'client-imports-no-server',
    comment: "A 'use client' file is sent to the browser, with all it imports.",
    from: { path: CLIENT_FILES },
    to: { path: [...SERVER_SIDE, ...DATABASE], ...AT_RUN_TIME },
  },
  {
    name: 'client-uses-no-node',
    comment: 'The browser has no Node.',
    from: { path: CLIENT_FILES },
    to: { dependencyTypes: ['core'], ...AT_RUN_TIME },
  },
  {
    name: 'client-carries-no-schema',
    comment: 'zod costs 26 kB in the browser, of the 40 that a page may weigh: schemas run on the server.',
    from: { path: CLIENT_FILES },
    to: { path: ['node_modules/zod/', '^features/[^/]+/schemas\\.ts$'], ...AT_RUN_TIME },
  },
  {
    name: 'application-knows-no-test',
    comment: 'What serves users does not depend on what tests, measures or starts it.',
    from: { path: `${APPLICATION}|^prisma/` },
    to: { path: '^(tests|bench|scripts)/' },
  },
  {
    name: 'application-needs-no-development-package',
    comment: 'Move the package from devDependencies to dependencies.',
    from: { path: APPLICATION },
    to: { dependencyTypes: ['npm-dev'], ...AT_RUN_TIME, pathNot: 'node_modules/@types/' },
  },
]

module.exports = {
  forbidden: LAW.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
    exclude: {
      path: ['^\\.[^.]', '^(coverage|test-results|playwright-report)/', '^next-env\\.d\\.ts$', '^tests/fixtures/'],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}

function clientFilesOf(folder) {
  let entries
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  } catch {
    return []
  }
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /^\s*(?:(?:\/\/.*|\/\*[^]*?\*\/)\s*)*['"]use client['"]/.test(readFileSync(path, 'utf8')))
    .map((path) => `^${path.replaceAll('\\', '/').replaceAll(/[.[\]()+*?$]/g, '\\$&')}$`)
}
