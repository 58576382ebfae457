import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { serverOf, type TestServer } from './servers'
import { signIn, type DemonstrationRole } from './sign-in'

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>

type Fixtures = {
  /** A browser of its own, signed in with the demonstration's account of that role, or signed out (`null`). */
  open: (who: DemonstrationRole | null, options?: BrowserContextOptions) => Promise<Page>
  /** What pages should not have done: errors on the console, refused by the policy, fetched from elsewhere. */
  complaints: string[]
}

type WorkerFixtures = {
  /** Serves this worker's tests and nobody else's, for the whole run. */
  server: TestServer
}

/** One sign-in per role is enough for the whole run. */
const signedIn = new Map<DemonstrationRole, Cookies>()

/**
 * Playwright's test, in which every page is watched: an error on the console (where the browser also reports what the
 * content security policy refuses), an uncaught exception or a request to another server fails the test.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [async ({}, use, { parallelIndex }) => use(serverOf(parallelIndex)), { scope: 'worker' }],
  baseURL: ({ server }, use) => use(server.address),

  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    base.expect(complaints, 'what pages complained about').toEqual([])
  },

  open: async ({ browser, baseURL, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who, options = {}) => {
      const state = who && (signedIn.get(who) ?? (await stateOf(who)))
      const context = await newContext({ ...options, ...(state ? { storageState: state } : {}) })
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))

    async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
      const context = await browser.newContext(options)
      contexts.push(context)
      watch(context, new URL(baseURL ?? 'http://localhost').origin, complaints)
      return context
    }

    async function stateOf(who: DemonstrationRole): Promise<Cookies> {
      const page = await (await newContext({})).newPage()
      await signIn(page, who)
      const state = await page.context().storageState()
      signedIn.set(who, state)
      return state
    }
  },
})

export { expect } from '@playwright/test'

function watch(context: BrowserContext, ownOrigin: string, complaints: string[]): void {
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${ownOrigin}/`) && !/^(?:data|blob|about):/.test(url)) complaints.push(`fetched ${url}`)
  })
  // A page that answers 404 is one that the test asked for; what a page fetches by itself must be there.
  context.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest())
      complaints.push(`${response.url()} answered ${response.status()}`)
  })
  context.on('console', (message) => {
    if (message.type() !== 'error' || message.text().includes('the server responded with a status of')) return
    complaints.push(`${message.page()?.url() ?? message.location().url}: ${message.text()}`)
  })
  context.on('weberror', (error) => complaints.push(`${error.page()?.url() ?? ''}: ${String(error.error())}`))
}
