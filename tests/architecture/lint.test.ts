import { join } from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/run-logged.mjs'
import { plant, type Planted } from './plant'

const SYNTAX = 'no-restricted-syntax'
const GLOBALS = 'no-restricted-globals'

/** One line that breaks one rule, and a word of what the rule answers. */
const PLANTED: [what: string, path: string, text: string, rule: string, answer: string][] = [
  ['Date.now in domain', 'domain/a/now.ts', 'export const now = () => Date.now()', SYNTAX, 'clock'],
  ['new Date() in domain', 'domain/a/today.ts', 'export const today = () => new Date()', SYNTAX, 'clock'],
  ['Date() in domain', 'domain/a/text.ts', 'export const text = () => Date()', SYNTAX, 'clock'],
  ['Math.random in domain', 'domain/a/lot.ts', 'export const lot = () => Math.random()', SYNTAX, 'lots'],
  [
    'performance in domain',
    'domain/a/timer.ts',
    'export const timer = () => performance.now()',
    GLOBALS,
    'performance',
  ],
  ['crypto in domain', 'domain/a/id.ts', 'export const id = () => crypto.randomUUID()', GLOBALS, 'crypto'],
  ['fetch in domain', 'domain/a/load.ts', "export const load = () => fetch('https://example.org')", GLOBALS, 'fetch'],
  ['async in domain', 'domain/a/wait.ts', 'export async function wait() {}', SYNTAX, 'synchronous'],
  [
    'the local time zone in domain',
    'domain/a/year.ts',
    'export const year = (at: Date) => at.getFullYear()',
    SYNTAX,
    'time zone',
  ],
  ['a local date in domain', 'domain/a/turn.ts', 'export const turn = new Date(2026, 7, 1)', SYNTAX, 'time zone'],
  ['the clock in lib', 'lib/now.ts', 'export const now = () => Date.now()', SYNTAX, 'clock'],
  [
    'process.env in app',
    'app/page.tsx',
    'export default function Page() { return process.env.PORT }',
    SYNTAX,
    'server/env.ts',
  ],
  ['process.env in server', 'server/mail.ts', 'export const mail = process.env.MAIL_URL', SYNTAX, 'server/env.ts'],
  [
    'process.env taken apart',
    'server/port.ts',
    'const { env } = process\nexport const port = env.PORT',
    SYNTAX,
    'server/env.ts',
  ],
  [
    'node:process in server',
    'server/node.ts',
    "import { env } from 'node:process'\nexport const port = env.PORT",
    'no-restricted-imports',
    'node:process',
  ],
  [
    'bind in a client file',
    'features/a/components/form.tsx',
    "'use client'\nexport const Form = ({ act }: { act: (id: string) => void }) => <form action={act.bind(null, '1')} />",
    SYNTAX,
    'Bind',
  ],
  [
    'a style attribute',
    'components/ui/bar.tsx',
    'export const Bar = () => <i style={{ width: 1 }} />',
    SYNTAX,
    'style',
  ],
  [
    'dangerouslySetInnerHTML',
    'components/ui/html.tsx',
    "export const Html = () => <i dangerouslySetInnerHTML={{ __html: '' }} />",
    SYNTAX,
    'HTML',
  ],
  ['a default export out of app', 'lib/default.ts', 'export default 1', 'import/no-default-export', 'named'],
  ['any', 'lib/any.ts', 'export const any = (x: any) => String(x)', '@typescript-eslint/no-explicit-any', 'any'],
  ['a re-exporting file', 'lib/again.ts', "export * from './clean'", SYNTAX, 'barrel'],
  [
    'a forgotten promise',
    'server/forgot.ts',
    'export function f(p: Promise<void>) { p }',
    '@typescript-eslint/no-unused-expressions',
    'expression',
  ],
  [
    'a floating promise',
    'server/float.ts',
    'export function f(g: () => Promise<void>) { g() }',
    '@typescript-eslint/no-floating-promises',
    'Promises',
  ],
  [
    'a case left out',
    'domain/a/case.ts',
    "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1 } return 2 }",
    '@typescript-eslint/switch-exhaustiveness-check',
    'not exhaustive',
  ],
  ['console in a feature', 'features/a/queries.ts', "console.log('x')", 'no-console', 'console'],
]

const IN_ORDER: Record<string, string> = {
  'app/clean/page.tsx':
    "export default function Page() { return process.env.NODE_ENV === 'production' ? null : <p>Bonjour</p> }\n",
  'components/ui/clean.tsx':
    "'use client'\nexport const Clean = ({ act }: { act: () => Promise<void> }) => <form action={act} />\n",
  'domain/a/clean.ts':
    'export function isAfter(at: Date, iso: string): boolean {\n  return at.getTime() > new Date(iso).getTime()\n}\n',
  'domain/a/each.ts':
    'export function sum(values: number[]): number {\n  let total = 0\n  for (const value of values) total += value\n  return total\n}\n',
  'features/a/components/page-bound.tsx':
    "export const Bound = ({ act }: { act: (id: string) => Promise<void> }) => <form action={act.bind(null, '1')} />\n",
  'instrumentation.ts': "export const isNode = process.env.NEXT_RUNTIME === 'nodejs'\n",
  'lib/clean.ts': 'export const clean = true\n',
  'scripts/seed.ts': 'console.log(process.env.PORT, Date.now())\n',
  'server/clock.ts': 'export const now = () => new Date()\n',
  'server/env.ts': 'export const port = process.env.PORT\n',
}

describe('ESLint', () => {
  let tree: Planted
  let found: Map<string, { rule: string | null; message: string }[]>

  beforeAll(async () => {
    tree = plant({ ...IN_ORDER, ...Object.fromEntries(PLANTED.map(([, path, text]) => [path, text])) })
    const eslint = new ESLint({ cwd: tree.root, overrideConfigFile: join(ROOT, 'eslint.config.mjs') })
    const results = await eslint.lintFiles(['.'])
    found = new Map(
      results.map(({ filePath, messages }) => [
        filePath.slice(tree.root.length + 1).replaceAll('\\', '/'),
        messages.map(({ ruleId, message }) => ({ rule: ruleId, message })),
      ]),
    )
  })
  afterAll(() => {
    tree.uproot()
  })

  test.each(PLANTED)('refuses %s', (_what, path, _text, rule, answer) => {
    expect(found.get(path)).toContainEqual({ rule, message: expect.stringContaining(answer) as string })
  })

  test.each(Object.keys(IN_ORDER))('permits %s', (path) => {
    expect(found.get(path)).toEqual([])
  })
})
