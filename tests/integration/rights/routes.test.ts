import { beforeEach, describe, expect, test, vi } from 'vitest'
import { env } from '@/server/env'
import { forgetCounts } from '@/server/rate-limit'
import { createToken } from '@/tests/builders/api'
import { forgetBrowser, Redirected, signInAs } from '@/tests/setup/browser'
import { useTestDatabase } from '@/tests/setup/database'
import { accountOf, CALLERS, disableIfSo, type Account, type Caller } from './callers'
import { findRouteHandlers } from './discover'
import type { Outcomes } from './expectations'
import { fingerprint } from './fingerprint'
import { ROUTES, type MethodRights, type RouteRights } from './route-rights'
import { createScene, knownPupil, MARKS } from './scene'

useTestDatabase()
// A test walks every caller.
vi.setConfig({ testTimeout: 120_000 })
beforeEach(forgetCounts)

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Response | Promise<Response>

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const ELSEWHERE = 'https://ailleurs.example'

const FOUND = await Promise.all(
  findRouteHandlers().map(async ({ name, file }) => ({
    name,
    handlers: (await import(file)) as Record<string, Handler>,
  })),
)

type Walked = [name: string, route: RouteRights, calls: Call[]]
type Call = { method: string; handler: Handler; rights: MethodRights }

const WALKED: Walked[] = FOUND.flatMap(({ name, handlers }) => {
  const route = ROUTES[name]
  if (!route) return []
  const calls = Object.entries(route.methods).flatMap(([method, rights]) => {
    const handler = handlers[method]
    return handler && rights ? [{ method, handler, rights }] : []
  })
  // What writes comes last: the others share a scene.
  calls.sort((one, other) => Number(one.rights.isWrite ?? false) - Number(other.rights.isWrite ?? false))
  return [[name, route, calls]]
})

async function prepare({ params }: RouteRights) {
  const scene = await createScene()
  await knownPupil(scene.school)
  return { scene, params: (await params?.(scene)) ?? {} }
}

/** Makes the account known in the way that is asked for, and gives the headers that it takes. */
async function known(
  by: 'cookie' | 'token',
  account: Account | null,
  canWrite = true,
): Promise<Record<string, string>> {
  forgetBrowser()
  if (!account) return {}
  if (by === 'token') return { authorization: `Bearer ${await createToken(account, { canWrite })}` }
  await signInAs(account)
  return {}
}

async function answer({ method, handler, rights }: Call, params: Record<string, string>, headers: object) {
  const { query = '', file, fields, json, bytes } = rights.send ?? {}
  const form = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) form.append(name, value)
  if (file !== undefined) form.append('file', new File([file], 'liste.csv'))
  const body = file === undefined && !fields ? (json ? JSON.stringify(json) : bytes) : form
  const type = json && { 'content-type': 'application/json' }
  const sent = { origin: env().appUrl, ...type, ...headers }
  const request = new Request(`${env().appUrl}/${query}`, {
    method,
    headers: sent,
    ...(body !== undefined && { body }),
  })
  try {
    return await outcomeOf(await handler(request, { params: Promise.resolve(params) }), rights)
  } catch (error) {
    // Next answers so to a redirection that a handler throws.
    if (error instanceof Redirected) return `307 to ${error.to}`
    throw error
  }
}

async function outcomeOf(response: Response, { looksFor = 'pupil' }: MethodRights): Promise<string> {
  const { status, headers } = response
  const location = headers.get('location')
  if (location) return `${status} to ${masked(location)}`
  const text = await response.text()
  for (const mark of new Set(['pupil', looksFor] as const)) {
    if (text.includes(MARKS[mark])) return `${status} with ${mark}`
  }
  if (!headers.get('content-type')?.includes('problem+json')) return String(status)
  return `${status} ${(JSON.parse(text) as { code: string }).code}`
}

function masked(location: string): string {
  return location.replace(/\d{7}[A-Z]/, '[uai]').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '[id]')
}

function isDone(outcome: string): boolean {
  return outcome.startsWith('20') || / to .*(\[id\]|\?charge)/.test(outcome)
}

function isForm({ rights }: Call): boolean {
  return rights.send?.file !== undefined || rights.send?.fields !== undefined
}

test('every method of every route handler says here who gets what, and none is said that is gone', () => {
  const found = FOUND.flatMap(({ name, handlers }) =>
    METHODS.filter((method) => handlers[method]).map((method) => `${method} ${name}`),
  )
  const declared = Object.entries(ROUTES).flatMap(([name, { methods }]) =>
    Object.keys(methods).map((method) => `${method} ${name}`),
  )
  expect(found.sort()).toEqual(declared.sort())
})

describe.each(WALKED)('%s', (_name, route, calls) => {
  const declared = Object.fromEntries(calls.map(({ method, rights }) => [method, rights.outcomes]))

  test('answers each caller as it must, and changes nothing for those it refuses', async () => {
    let ready: ReturnType<typeof prepare> | null = null
    const got = Object.fromEntries(calls.map(({ method }) => [method, {} as Outcomes]))
    for (const caller of CALLERS) {
      const { scene, params } = await (ready ??= prepare(route))
      const account = await accountOf(caller, scene)
      const headers = await known(route.opensTo === 'tokens' ? 'token' : 'cookie', account)
      await disableIfSo(caller, account)
      let before = await fingerprint()
      for (const call of calls) {
        const outcome = await answer(call, params, headers)
        const after = await fingerprint()
        const hasWritten = after !== before
        const mayWrite = isDone(outcome) && call.rights.isWrite === true
        got[call.method]![caller] =
          hasWritten === mayWrite ? outcome : `${outcome}, ${hasWritten ? 'but written' : 'but nothing written'}`
        if (hasWritten) ready = null
        before = after
      }
    }
    expect(got).toEqual(declared)
  })
})

describe.each(WALKED.filter(([, route]) => route.opensTo !== 'all'))('%s', (_name, route, calls) => {
  test('does not know who comes with the other sort of proof', async () => {
    const { scene, params } = await prepare(route)
    const other = route.opensTo === 'tokens' ? 'cookie' : 'token'
    for (const caller of ['schoolAdmin', 'operator'] satisfies Caller[]) {
      const headers = await known(other, await accountOf(caller, scene))
      const before = await fingerprint()
      for (const call of calls) expect(await answer(call, params, headers)).toBe(call.rights.outcomes.signedOut)
      expect(await fingerprint()).toBe(before)
    }
  })
})

describe.each(WALKED.filter(([, route]) => route.opensTo === 'tokens'))('%s', (_name, route, calls) => {
  test('writes nothing for a token that only reads', async () => {
    const { scene, params } = await prepare(route)
    for (const caller of ['schoolAdmin', 'openedSupport'] satisfies Caller[]) {
      const headers = await known('token', await accountOf(caller, scene), false)
      for (const call of calls) {
        const { [caller]: usual } = call.rights.outcomes
        const { isWrite, isOwn } = call.rights
        const isRefused = call.method !== 'GET' && ((isWrite && isDone(usual)) || isOwn)
        expect(await answer(call, params, headers)).toBe(isRefused ? '403 read_only_token' : usual)
      }
    }
  })
})

describe.each(WALKED.filter(([, , calls]) => calls.some(isForm)))('%s', (_name, route, calls) => {
  test('takes no form from a page of another site', async () => {
    const { scene, params } = await prepare(route)
    for (const caller of ['schoolAdmin', 'operator'] satisfies Caller[]) {
      await known('cookie', await accountOf(caller, scene))
      const before = await fingerprint()
      for (const call of calls.filter(isForm)) {
        for (const origin of [ELSEWHERE, 'null', '']) expect(isDone(await answer(call, params, { origin }))).toBe(false)
      }
      expect(await fingerprint()).toBe(before)
    }
  })
})
