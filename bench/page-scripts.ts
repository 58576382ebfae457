import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { EXAMPLE_UAI } from '@/prisma/seed/schools'
import { routes } from '@/lib/routes'
import { NEXT } from '../scripts/prepare.mjs'
import { ROOT, runLogged } from '../scripts/run-logged.mjs'
import { askWell, newClient, type RunningServer } from './built-server'
import type { Figure } from './figure'
import type { Filled } from './populations'

const TARGET_KB = 40
const EMPTY_APP = join(ROOT, '.cache', 'bench-empty-app')

const PAGES: Record<string, string> = {
  'list of establishments': routes.establishments(),
  establishment: routes.establishment(EXAMPLE_UAI),
  procedure: routes.procedure(EXAMPLE_UAI),
  configuration: routes.configuration(EXAMPLE_UAI),
  journal: routes.journal(EXAMPLE_UAI),
  identifiers: routes.identifiers(EXAMPLE_UAI),
  pairing: routes.pairing(EXAMPLE_UAI),
  'comparison of imports': routes.comparison(EXAMPLE_UAI),
  'report of a population': routes.report(),
  administration: routes.administration(),
  account: routes.account(),
  'sign-in': routes.signIn(),
}

/** The gzipped scripts of each page, above those of an empty page of the same Next. */
export async function scriptFigures(server: RunningServer, { cookie }: Filled): Promise<Figure[]> {
  const empty = await emptyPageKb()
  const client = newClient()
  const figures: Figure[] = []
  for (const [name, path] of Object.entries(PAGES)) {
    const html = await askWell(server.address + path, name === 'sign-in' ? {} : { cookie }, client)
    const above = scriptsKb(html, join(ROOT, '.next')) - empty
    figures.push({
      name: `JavaScript of the page: ${name}`,
      measured: `${above.toFixed(1)} kB above an empty page (${empty.toFixed(1)} kB)`,
      target: `≤ ${TARGET_KB} kB`,
      isMet: above <= TARGET_KB,
    })
  }
  client.destroy()
  return figures
}

/** What the page makes the browser fetch: its script elements, and the chunks that its data names for hydration. */
function scriptsKb(html: string, build: string): number {
  const withoutOldBrowsers = html.replaceAll(/<script[^>]*\bnomodule\b[^>]*>/gi, '')
  const names = new Set(withoutOldBrowsers.match(/static\/chunks\/[\w./~-]+\.js/g) ?? [])
  if (names.size === 0) throw new Error('The page names no script: its address or its form changed.')
  return [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(build, name))).length / 1000, 0)
}

const EMPTY_FILES = {
  'app/layout.js':
    'export default function Layout({ children }) {\n  return <html lang="fr"><body>{children}</body></html>\n}\n',
  'app/page.js': 'export default function Page() {\n  return <p>…</p>\n}\n',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(ROOT)} } }\n`,
  'package.json': '{ "private": true, "type": "module" }\n',
}

/** Built once for each version of Next. */
async function emptyPageKb(): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/next/package.json'), 'utf8')) as {
    version: string
  }
  const mark = join(EMPTY_APP, `built-${version}`)
  if (!existsSync(mark)) {
    for (const [path, text] of Object.entries(EMPTY_FILES)) {
      mkdirSync(join(EMPTY_APP, path, '..'), { recursive: true })
      writeFileSync(join(EMPTY_APP, path), text)
    }
    await runLogged('build-empty-app', [process.execPath, NEXT, 'build', EMPTY_APP], { NODE_ENV: 'production' })
    writeFileSync(mark, '')
  }
  return scriptsKb(readFileSync(join(EMPTY_APP, '.next/server/app/index.html'), 'utf8'), join(EMPTY_APP, '.next'))
}
