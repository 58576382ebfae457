import { describe, expect, test, vi } from 'vitest'
import { NotFound, Redirected } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'
import { enter, type Caller } from './callers'
import { findLayouts, findPages, reservedNames } from './discover'
import { outcomesOf } from './expectations'
import { createPageScene, LAYOUTS, PAGES, type PageOutcome, type PageRights, type PageScene } from './page-rights'
import { renderPage } from './render'
import { MARKS, type Mark } from './scene'

// Fonts are made by Next's compiler.
vi.mock('@/components/layout/font', () => ({ fontClassName: 'font' }))

useTestDatabase()
// A test walks every caller.
vi.setConfig({ testTimeout: 120_000 })

type Module = {
  default: Parameters<typeof renderPage>[0]
  generateMetadata?: (props: object) => Promise<object>
}

const FOUND = [...findPages(), ...findLayouts()]
const DECLARED: Record<string, PageRights | undefined> = { ...PAGES, ...LAYOUTS }
const WALKED = FOUND.flatMap(({ name, file }) => {
  const rights = DECLARED[name]
  return rights ? [[name, file, rights] as const] : []
})

/** What the browser gets, and all the text of it. */
async function visit(file: string, { searchParams }: PageRights, params: Record<string, string>) {
  const { default: page, generateMetadata } = (await import(file)) as Module
  const props = () => ({ params: Promise.resolve(params), searchParams: Promise.resolve({ ...searchParams }) })
  const metadata = JSON.stringify(await generateMetadata?.(props()))
  const answer = await renderPage(page, props()).then(
    (html) => ({ outcome: 'shown' as const, html }),
    (error: unknown) => ({ outcome: refusalOf(error), html: '' }),
  )
  return { outcome: answer.outcome, text: `${metadata} ${answer.html}` }
}

function refusalOf(error: unknown): PageOutcome {
  if (error instanceof NotFound) return 'not found'
  if (!(error instanceof Redirected)) throw error
  if (error.to.startsWith('/connexion')) return 'sign in'
  return `to ${error.to.replace(/\d{7}[A-Z]/, '[uai]')}`
}

test('every page and layout says here who gets it, and none is said that is gone', () => {
  expect(FOUND.map(({ name }) => name).sort()).toEqual(Object.keys(DECLARED).sort())
})

test('nothing else under app/ answers by itself', () => {
  expect(reservedNames()).toEqual(['error', 'global-error', 'globals', 'icon', 'layout', 'not-found', 'page', 'route'])
})

describe.each(WALKED)('%s', (_name, file, rights) => {
  test('is for those it is for, each seeing what is theirs to see', async () => {
    const scene = await createPageScene()
    const readers: Record<Mark, Caller[]> = { pupil: [], opening: [], school: [], ent: [], account: [] }
    const outcomes = await outcomesOf(async (caller) => {
      await enter(caller, scene)
      const { outcome, text } = await visit(file, rights, rights.params?.(scene) ?? {})
      for (const mark of Object.keys(MARKS) as Mark[]) if (text.includes(MARKS[mark])) readers[mark].push(caller)
      return outcome
    })
    expect(outcomes).toEqual(rights.outcomes)
    for (const [mark, callers] of Object.entries({ pupil: [], opening: [], ...rights.sees })) {
      expect([mark, readers[mark as Mark].sort()]).toEqual([mark, [...callers].sort()])
    }
    for (const mark of Object.keys(MARKS) as Mark[]) {
      const refused = readers[mark].filter((caller) => rights.outcomes[caller] !== 'shown')
      expect([mark, refused]).toEqual([mark, []])
    }
  })
})

function strangeNames({ school, importOfNeighbour }: PageScene): string[] {
  const spelling = [school.uai.toLowerCase(), ` ${school.uai}`, `${school.uai}\0`, '\0', '', "'", "0' or '1'='1", '%00']
  return [...spelling, '../..', 'x'.repeat(5_000), '00000000-0000-4000-8000-000000000000', importOfNeighbour]
}

describe.each(WALKED.filter(([, , rights]) => rights.params))('%s', (_name, file, rights) => {
  test('with a name that is nobody’s, does not exist', async () => {
    const scene = await createPageScene()
    const allowed = (['schoolAdmin', 'operator'] as const).find((caller) => rights.outcomes[caller] === 'shown')
    await enter(allowed!, scene)
    const params = rights.params!(scene)
    for (const key of Object.keys(params)) {
      for (const name of strangeNames(scene)) {
        const { outcome, text } = await visit(file, rights, { ...params, [key]: name })
        expect([key, name, outcome]).toEqual([key, name, rights.strange ?? 'not found'])
        expect(text).not.toContain(MARKS.account)
      }
    }
  })
})
