import { NextRequest } from 'next/server'
import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server'
import { describe, expect, test } from 'vitest'
import nextConfig from '@/next.config'
import { config, proxy } from '@/proxy'
import { findPages, findRouteHandlers } from '@/tests/integration/rights/discover'

const passes = (url: string) => unstable_doesMiddlewareMatch({ config, nextConfig, url })
const address = (name: string) => name.replace(/\[\[?\.{0,3}\w+\]\]?/g, '0311238C') || '/'

test.each([
  ['/%ff', 'text/plain'],
  ['/etablissements/%ff', 'text/plain'],
  ['/etablissements/0311238C/%E0%A4%A', 'text/plain'],
  ['/etablissements/%ff/identifiants/depot', 'text/plain'],
  ['/api/v1/establishments/%ff', 'application/problem+json'],
])('%j, which is no text, is told not to be there, by this server itself whatever a proxy says', async (path, type) => {
  expect(passes(path)).toBe(true)
  for (const protocol of ['http', 'https']) {
    const answer = proxy(new NextRequest(`${protocol}://localhost${path}`))
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toContain(type)
    expect(answer.headers.get('x-middleware-rewrite')).toBeNull()
    expect(await answer.text()).toContain('Rien n’existe à cette adresse')
    expect(answer.headers.get('Content-Security-Policy')).toContain('nonce-')
  }
})

describe('a form', () => {
  const post = (origin?: string, path = '/etablissements/0311238C/procedure') => {
    const headers = { host: 'localhost', ...(origin && { origin }) }
    return proxy(new NextRequest(`http://localhost${path}`, { method: 'POST', headers }))
  }

  test.each(['https://ailleurs.example', 'null', 'ailleurs'])('from %s is refused, with a sentence', async (origin) => {
    const answer = post(origin)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('ne vient pas d’une page de Passerelle')
    expect(answer.headers.get('X-Frame-Options')).toBe('DENY')
  })

  test.each(['http://localhost', undefined])('from %s goes where it was posted', (origin) => {
    expect(post(origin).headers.get('x-middleware-next')).toBe('1')
  })

  test('from elsewhere that only asks for a page, and a call of a program, are none', () => {
    const asked = new NextRequest('http://localhost/', { headers: { origin: 'https://ailleurs.example' } })
    expect(proxy(asked).status).toBe(200)
    expect(post('https://ailleurs.example', '/api/v1/%20').status).toBe(200)
  })
})

describe('a page', () => {
  test.each(findPages().map(({ name }) => address(name)))('%s has a policy of its own', (url) => {
    expect(passes(url)).toBe(true)
  })

  test.each([
    '/etablissements/0311238C/depot',
    '/etablissements/0311238C/procedure/depot',
    '/etablissements/0311238C/identifiants/depot/suite',
    '/etablissements/0311238C/x/identifiants/depot',
    '/administration/depot',
    '/administration/listes/depot/x',
    '/depot',
    '/nulle-part',
    '/apis',
    '/api/inconnu',
    '/icon.svgz',
    '/_next/images',
  ])('that is not there, %s, has one too', (url) => {
    expect(passes(url)).toBe(true)
  })

  test('has a nonce that changes with each answer, the same for the page itself and for the browser', () => {
    const answers = [1, 2].map(() => proxy(new NextRequest('http://localhost/etablissements')))
    const policies = answers.map(({ headers }) => headers.get('Content-Security-Policy') ?? '')
    const nonces = policies.map((policy) => /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1])
    expect(nonces[0]).toBeTruthy()
    expect(nonces[0]).not.toBe(nonces[1])
    expect(policies[0]).not.toMatch(/unsafe-/)
    expect(answers[0]?.headers.get('x-middleware-request-x-nonce')).toBe(nonces[0])
    expect(answers[0]?.headers.get('x-middleware-request-content-security-policy')).toBe(policies[0])
  })
})

test.each([
  '/_next/static/chunks/main.js',
  '/_next/image?url=x',
  '/icon.svg',
  ...findRouteHandlers()
    .map(({ name }) => address(name))
    .filter((url) => url.endsWith('/depot') || url.startsWith('/api/')),
])('%s passes by: an asset, a call, or a file that is streamed', (url) => {
  expect(passes(url)).toBe(false)
})
