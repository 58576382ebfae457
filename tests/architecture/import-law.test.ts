import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/run-logged.mjs'
import { plant, type Planted } from './plant'

const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const LAW = join(ROOT, '.dependency-cruiser.cjs')

type Broken = Readonly<{ rule: string; from: string; to: string }>

/** One import that breaks one rule. */
const PLANTED: [rule: string, from: string, statement: string, to: string][] = [
  [
    'no-cycles',
    'domain/cycle/egg.ts',
    "import type { hen } from './hen'\nexport const egg: typeof hen | 1 = 1",
    'domain/cycle/hen.ts',
  ],
  ['no-unresolvable', 'lib/lost.ts', "import '@/lib/nowhere'", '@/lib/nowhere'],
  ['nobody-imports-app', 'features/a/presentation.ts', "import '@/app/page'", 'app/page.tsx'],
  [
    'domain-reads-lib-only',
    'domain/a/features.ts',
    "import type { View } from '@/features/a/queries'",
    'features/a/queries.ts',
  ],
  ['domain-reads-lib-only', 'domain/a/server.ts', "import '@/server/clock'", 'server/clock.ts'],
  ['domain-reads-lib-only', 'domain/a/node.ts', "import 'node:fs'", 'node:fs'],
  ['domain-reads-lib-only', 'domain/a/react.ts', "import 'react'", 'react'],
  ['domain-reads-lib-only', 'domain/a/next.ts', "import 'next/headers'", 'next/headers'],
  [
    'domain-reads-lib-only',
    'domain/a/prisma.ts',
    "import type { Row } from '@/prisma/generated/client'",
    'prisma/generated/client.ts',
  ],
  ['lib-reads-lib-only', 'lib/rule.ts', "import '@/domain/a/clean'", 'domain/a/clean.ts'],
  ['lib-reads-lib-only', 'lib/file.ts', "import 'node:fs'", 'node:fs'],
  ['procedures-are-data', 'procedures/first.ts', "import 'zod'", 'zod'],
  [
    'building-blocks-know-no-noun',
    'components/ui/badge.tsx',
    "import type { View } from '@/features/a/queries'",
    'features/a/queries.ts',
  ],
  ['building-blocks-know-no-noun', 'components/layout/menu.tsx', "import '@/server/clock'", 'server/clock.ts'],
  ['building-blocks-know-no-noun', 'components/ui/state.tsx', "import '@/domain/a/clean'", 'domain/a/clean.ts'],
  ['server-knows-no-feature', 'server/jobs.ts', "import '@/features/a/mutations'", 'features/a/mutations.ts'],
  ['only-the-data-layer-touches-the-database', 'app/list/page.tsx', "import '@/server/db'", 'server/db.ts'],
  [
    'only-the-data-layer-touches-the-database',
    'features/a/actions.ts',
    "import { db } from '@/server/db'",
    'server/db.ts',
  ],
  [
    'only-the-data-layer-touches-the-database',
    'features/a/components/row.tsx',
    "import type { Row } from '@/prisma/generated/client'",
    'prisma/generated/client.ts',
  ],
  ['only-the-data-layer-touches-the-database', 'app/raw/route.ts', "import 'pg'", 'pg'],
  [
    'data-layer-knows-no-session',
    'features/b/queries.ts',
    "import { cookies } from 'next/headers'\nexport { cookies }",
    'next/headers',
  ],
  ['data-layer-knows-no-session', 'features/b/mutations.ts', "import '@/server/session'", 'server/session.ts'],
  [
    'data-layer-draws-nothing',
    'features/c/queries.ts',
    "import '@/features/a/presentation'",
    'features/a/presentation.ts',
  ],
  ['data-layer-draws-nothing', 'features/c/mutations.ts', "import '@/features/a/actions'", 'features/a/actions.ts'],
  [
    'pages-read-components-draw',
    'features/a/components/list.tsx',
    "import { list } from '@/features/a/queries'\nexport { list }",
    'features/a/queries.ts',
  ],
  ['pages-read-components-draw', 'features/a/components/clock.tsx', "import '@/server/clock'", 'server/clock.ts'],
  ['schemas-and-words-run-anywhere', 'features/a/schemas.ts', "import '@/server/clock'", 'server/clock.ts'],
  [
    'client-imports-no-server',
    'app/client/error.tsx',
    "// Why.\n'use client'\nimport '@/server/clock'",
    'server/clock.ts',
  ],
  [
    'client-imports-no-server',
    'features/a/components/form.tsx',
    "'use client'\nimport { list } from '../queries'\nexport { list }",
    'features/a/queries.ts',
  ],
  ['client-uses-no-node', 'components/ui/copy.tsx', "'use client'\nimport 'node:fs'", 'node:fs'],
  ['client-carries-no-schema', 'components/ui/field.tsx', "'use client'\nimport 'zod'", 'zod'],
  [
    'client-carries-no-schema',
    'features/b/components/form.tsx',
    "'use client'\nimport '@/features/a/schemas'",
    'features/a/schemas.ts',
  ],
  ['application-knows-no-test', 'lib/builder.ts', "import '@/tests/builders/school'", 'tests/builders/school.ts'],
  ['application-knows-no-test', 'server/start.ts', "import '@/scripts/seed'", 'scripts/seed.ts'],
  ['application-needs-no-development-package', 'server/random.ts', "import 'fast-check'", 'fast-check'],
]

/** What the law permits: a rule that refuses these is as wrong as one that sleeps. */
const IN_ORDER = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { zod: '*', next: '*', react: '*', pg: '*', 'csv-parse': '*' },
    devDependencies: { 'fast-check': '*' },
  }),
  'app/page.tsx': "import '@/features/ok/queries'\nimport '@/features/ok/components/view'\nimport '@/server/access'",
  'components/ui/ok.tsx': "import 'react'\nimport '@/lib/ok'",
  'domain/a/clean.ts': "import 'zod'\nimport 'csv-parse/sync'\nimport '@/lib/ok'\nimport '@/domain/b/clean'",
  'domain/b/clean.ts': 'export const clean = true',
  'domain/cycle/hen.ts': "import { egg } from './egg'\nexport const hen = () => egg",
  'features/a/mutations.ts': 'export const save = 1',
  'features/a/queries.ts': 'export type View = { name: string }\nexport const list: View[] = []',
  'features/ok/actions.ts': "import '@/server/access'\nimport '@/features/ok/mutations'\nimport 'next/cache'",
  'features/ok/components/client.tsx':
    "'use client'\nimport type { View } from '../queries'\nimport '../actions'\nexport type Props = View",
  'features/ok/components/view.tsx':
    "import type { View } from '../queries'\nimport './client'\nexport type Props = View",
  'features/ok/mutations.ts':
    "import '@/server/db'\nimport '@/domain/a/clean'\nimport type { Proof } from '@/server/access'\nexport type P = Proof",
  'features/ok/presentation.ts': "import type { View } from './queries'\nexport type V = View",
  'features/ok/queries.ts':
    "import '@/server/db'\nimport type { Row } from '@/prisma/generated/client'\nexport type View = Row",
  'lib/ok.ts': 'export const ok = true',
  'prisma/generated/client.ts': 'export type Row = { name: string }',
  'scripts/seed.ts': "import '@/server/db'\nimport '@/features/a/mutations'",
  'server/access.ts': "import 'next/headers'\nimport './db'\nexport type Proof = { proof: true }",
  'server/clock.ts': 'export const now = 1',
  'server/db.ts': "import 'pg'\nimport 'node:fs'\nimport '@/prisma/generated/client'",
  'server/session.ts': 'export const session = 1',
  'tests/builders/school.ts': "import '@/server/db'\nimport '@/app/page'\nimport 'fast-check'",
}

describe('the import law', () => {
  let tree: Planted
  let broken: Broken[]

  beforeAll(() => {
    tree = plant({ ...IN_ORDER, ...Object.fromEntries(PLANTED.map(([, from, statement]) => [from, statement])) })
    broken = cruise(tree.root)
  })
  afterAll(() => {
    tree.uproot()
  })

  test.each(PLANTED)('%s refuses %s', (rule, from, _statement, to) => {
    const found = broken.filter((violation) => violation.rule === rule && violation.from === from)
    expect(found.map((violation) => violation.to)).toContainEqual(expect.stringContaining(to.replace('node:', '')))
  })

  test('has a planted violation for each of its rules', () => {
    const law = createRequire(import.meta.url)(LAW) as { forbidden: { name: string; severity: string }[] }
    expect(law.forbidden.map(({ name }) => name).toSorted()).toEqual(
      [...new Set(PLANTED.map(([rule]) => rule))].toSorted(),
    )
    expect(law.forbidden.every(({ severity }) => severity === 'error')).toBe(true)
  })

  test('permits what stands in the right place', () => {
    const files = Object.keys(IN_ORDER)
    expect(broken.filter(({ from }) => files.includes(from))).toEqual([])
  })
})

/** As `npm run check` does, in another folder. */
function cruise(folder: string): Broken[] {
  const { stdout, stderr } = spawnSync(process.execPath, [CRUISER, '--config', LAW, '--output-type', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (!stdout) throw new Error(stderr)
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] }
  }
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}
