import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { computeValues } from '@/domain/configuration/values'

const seed: Configuration = {
  ...DEFAULT_CONFIGURATION,
  casUrl: 'https://cas.ecollege.haute-garonne.fr',
  publicHost: '92.103.71.93',
  directAccess: true,
}

describe('the values of the procedure', () => {
  it.each([
    ['publicUrl', 'http://92.103.71.93'],
    ['serviceUrl', 'http://92.103.71.93:82/pronote.net/cas/'],
    ['testServiceUrl', 'http://92.103.71.93:82/pronote.net/cas/validationcas/'],
    ['reservedPrefix', 'http://+:82/pronote.net/cas/'],
    [
      'authenticationUrl',
      'https://cas.ecollege.haute-garonne.fr/login?service=http:%2F%2F92.103.71.93:82%2Fpronote.net%2Fcas%2F',
    ],
    [
      'validationUrl',
      'https://cas.ecollege.haute-garonne.fr/samlValidate?TARGET=http:%2F%2F92.103.71.93:82%2Fpronote.net%2Fcas%2F',
    ],
    ['directUrl', 'http://92.103.71.93/?login=true'],
    ['portalUrl', 'http://92.103.71.93:80'],
  ] as const)('%s is %s', (key, value) => {
    expect(computeValues(seed)[key]).toBe(value)
  })
})

describe('the port', () => {
  it.each([
    ['http', 80, 'http://pronote.college.fr', 'http://pronote.college.fr:80'],
    ['http', 443, 'http://pronote.college.fr:443', 'http://pronote.college.fr:443'],
    ['http', 8080, 'http://pronote.college.fr:8080', 'http://pronote.college.fr:8080'],
    ['https', 443, 'https://pronote.college.fr', 'https://pronote.college.fr:443'],
    ['https', 80, 'https://pronote.college.fr:80', 'https://pronote.college.fr:80'],
  ] as const)(
    'of %s %d is left out of the public address only when it is its own',
    (scheme, classicPort, url, portal) => {
      const values = computeValues({ ...seed, publicHost: 'pronote.college.fr', scheme, classicPort })
      expect(values.publicUrl).toBe(url)
      expect(values.directUrl).toBe(`${url}/?login=true`)
      expect(values.portalUrl).toBe(portal)
    },
  )

  it('of the CAS service is always written, even 443 in https', () => {
    const values = computeValues({ ...seed, scheme: 'https', classicPort: 8443, casPort: 443 })
    expect(values.serviceUrl).toBe('https://92.103.71.93:443/pronote.net/cas/')
    expect(values.reservedPrefix).toBe('https://+:443/pronote.net/cas/')
  })
})

describe('a reverse proxy', () => {
  const values = computeValues({ ...seed, customServiceUrl: 'https://proxy.college.fr/pronote.net/cas/' })

  it('replaces the service and all that is built on it', () => {
    expect(values.serviceUrl).toBe('https://proxy.college.fr/pronote.net/cas/')
    expect(values.testServiceUrl).toBe('https://proxy.college.fr/pronote.net/cas/validationcas/')
    expect(values.authenticationUrl).toBe(
      'https://cas.ecollege.haute-garonne.fr/login?service=https:%2F%2Fproxy.college.fr%2Fpronote.net%2Fcas%2F',
    )
    expect(values.validationUrl).toContain('TARGET=https:%2F%2Fproxy.college.fr%2Fpronote.net%2Fcas%2F')
  })

  it('changes neither the prefix nor the public, direct and portal addresses', () => {
    const { reservedPrefix, publicUrl, directUrl, portalUrl } = computeValues(seed)
    expect(values).toMatchObject({ reservedPrefix, publicUrl, directUrl, portalUrl })
  })

  it('is enough for the service when the public host is not known', () => {
    const alone = computeValues({ ...seed, publicHost: null, customServiceUrl: 'https://proxy.college.fr/cas' })
    expect(alone.serviceUrl).toBe('https://proxy.college.fr/cas')
    expect(alone.testServiceUrl).toBe('https://proxy.college.fr/cas/validationcas/')
    expect(alone.authenticationUrl).not.toBeNull()
    expect(alone.portalUrl).toBeNull()
  })
})

describe('the CAS base URL', () => {
  it.each([
    ['https://ent.iledefrance.fr/cas', 'https://ent.iledefrance.fr/cas/login?service='],
    ['https://cas.mon-ent-occitanie.fr/', 'https://cas.mon-ent-occitanie.fr/login?service='],
    ['https://seshat.ac-reunion.fr:8443', 'https://seshat.ac-reunion.fr:8443/login?service='],
  ])('%s is continued by /login without a double slash', (casUrl, start) => {
    expect(computeValues({ ...seed, casUrl }).authenticationUrl?.startsWith(start)).toBe(true)
  })
})

describe('what is missing', () => {
  it('is null, and the prefix needs nothing but the port', () => {
    expect(computeValues(DEFAULT_CONFIGURATION)).toEqual({
      publicUrl: null,
      serviceUrl: null,
      testServiceUrl: null,
      reservedPrefix: 'http://+:82/pronote.net/cas/',
      authenticationUrl: null,
      validationUrl: null,
      directUrl: null,
      portalUrl: null,
    })
  })

  it('leaves the service known without the CAS server', () => {
    const values = computeValues({ ...seed, casUrl: null })
    expect(values.serviceUrl).not.toBeNull()
    expect(values.validationUrl).toBeNull()
  })

  it('hides the direct address when direct access is off', () => {
    expect(computeValues({ ...seed, directAccess: false }).directUrl).toBeNull()
  })
})

it('puts an IPv6 host in brackets, once', () => {
  const written = 'http://[2001:660::1]:82/pronote.net/cas/'
  expect(computeValues({ ...seed, publicHost: '2001:660::1' }).serviceUrl).toBe(written)
  expect(computeValues({ ...seed, publicHost: '[2001:660::1]' }).serviceUrl).toBe(written)
})

it('encodes every slash of the service and nothing else', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/)
  fc.assert(
    fc.property(label, label, fc.integer({ min: 1, max: 65_535 }), (name, domain, casPort) => {
      const values = computeValues({ ...seed, publicHost: `${name}.${domain}.fr`, casPort })
      const encoded = values.authenticationUrl?.split('service=')[1] ?? ''
      expect(encoded).not.toContain('/')
      expect(encoded.replaceAll('%2F', '/')).toBe(values.serviceUrl)
    }),
  )
})
