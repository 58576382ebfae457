import { describe, expect, it } from 'vitest'
import { PORT_MAX, PORT_MIN, checkConfiguration } from '@/domain/configuration/check-configuration'
import { SAMPLE_HOST } from '@/domain/configuration/check-public-host'
import { DEFAULT_CONFIGURATION, type Configuration } from '@/domain/configuration/configuration'
import { hasErrors } from '@/domain/configuration/finding'

const sound: Configuration = {
  ...DEFAULT_CONFIGURATION,
  scheme: 'https',
  classicPort: 443,
  casUrl: 'https://cas.ecollege.haute-garonne.fr',
  publicHost: 'pronote.college-jaures.fr',
  listenAddress: '192.168.222.60',
  establishmentNumber: '0311238C',
  serverVersion: '0.0.12',
  netVersion: '0.1.0.5',
  subjectSource: 'attribute',
  subjectAttribute: 'login',
  identifierAttribute: 'idPronote',
}

function check(change: Partial<Configuration>, sampleAllowed = false) {
  return checkConfiguration({ ...sound, ...change }, { sampleAllowed, uai: '0311238C' })
}

function codes(change: Partial<Configuration>) {
  return check(change).map(({ code, severity }) => `${severity} ${code}`)
}

it('finds nothing in a sound configuration', () => {
  expect(check({})).toEqual([])
})

it('holds nothing against what is not filled yet', () => {
  expect(hasErrors(checkConfiguration(DEFAULT_CONFIGURATION, { sampleAllowed: false }))).toBe(false)
})

it('warns about plain http, unless a reverse proxy carries https', () => {
  expect(codes({ scheme: 'http', classicPort: 80 })).toEqual(['warning scheme_http'])
  const customServiceUrl = 'https://proxy.college.fr/pronote.net/cas/'
  expect(codes({ scheme: 'http', classicPort: 80, customServiceUrl })).toEqual([])
})

it('warns that a certificate is for a name, not for an address', () => {
  expect(codes({ publicHost: '92.103.71.94' })).toEqual(['warning https_with_ip_address'])
  expect(codes({ publicHost: '2a01:e0a:1::5' })).toEqual(['warning https_with_ip_address'])
})

describe('ports', () => {
  it.each([
    [PORT_MIN - 1, ['error port_out_of_range']],
    [PORT_MIN, []],
    [PORT_MAX, []],
    [PORT_MAX + 1, ['error port_out_of_range']],
    [-82, ['error port_out_of_range']],
    [82.5, ['error port_not_integer']],
  ])('CAS port %d gives %j', (casPort, expected) => {
    expect(codes({ casPort })).toEqual(expected)
  })

  it('must differ, and both fields are named', () => {
    expect(check({ casPort: 443 })).toMatchObject([
      { code: 'ports_equal', severity: 'error', fields: ['casPort', 'classicPort'] },
    ])
  })

  it('of the other scheme are doubtful', () => {
    expect(codes({ classicPort: 80 })).toEqual(['warning port_of_other_scheme'])
  })
})

describe('the public host', () => {
  it('that is the sample of the procedure is refused outside the demonstration', () => {
    const change = { publicHost: SAMPLE_HOST, scheme: 'http', classicPort: 80 } as const
    expect(codes(change)).toContain('error host_sample')
    expect(hasErrors(check(change, true))).toBe(false)
  })

  it('that is malformed or private is refused, with what was meant', () => {
    expect(codes({ publicHost: '192.168.222.60' })).toContain('error host_private')
    expect(check({ publicHost: 'https://pronote.college.fr:82/' })).toMatchObject([
      { code: 'host_not_bare', fields: ['publicHost'], suggestion: 'pronote.college.fr' },
    ])
  })

  it('in capitals or made for examples is doubtful', () => {
    expect(check({ publicHost: 'Pronote.College.fr' })).toMatchObject([
      { code: 'host_upper_case', severity: 'warning', suggestion: 'pronote.college.fr' },
    ])
    expect(codes({ publicHost: 'pronote.example.org' })).toEqual(['warning host_example_name'])
  })
})

describe('the CAS server', () => {
  it.each([
    ['cas.entmip.fr', 'error cas_url_malformed', 'https://cas.entmip.fr'],
    ['//cas.entmip.fr/cas', 'error cas_url_malformed', 'https://cas.entmip.fr/cas'],
    ['ftp://cas.entmip.fr', 'error cas_url_malformed', 'https://cas.entmip.fr'],
    ['cas.entmip.fr/login', 'error cas_url_malformed', 'https://cas.entmip.fr'],
    ['https://', 'error cas_url_malformed', null],
    ['https://cas .fr', 'error cas_url_malformed', null],
    ['https://moi:secret@cas.entmip.fr', 'error cas_url_malformed', null],
    ['https://cas.entmip.fr/login?service=x', 'error cas_url_with_query', 'https://cas.entmip.fr'],
    ['https://cas.entmip.fr/cas#top', 'error cas_url_with_query', 'https://cas.entmip.fr/cas'],
    ['https://cas.entmip.fr/login', 'error cas_url_with_endpoint', 'https://cas.entmip.fr'],
    ['https://ent.fr/cas/samlValidate/', 'error cas_url_with_endpoint', 'https://ent.fr/cas'],
    ['https://ent.fr/cas/p3/serviceValidate', 'error cas_url_with_endpoint', 'https://ent.fr/cas'],
    ['https://cas.entmip.fr/', 'error cas_url_trailing_slash', 'https://cas.entmip.fr'],
    ['https://ent.fr/cas//', 'error cas_url_trailing_slash', 'https://ent.fr/cas'],
    ['http://cas.entmip.fr', 'warning cas_url_http', 'https://cas.entmip.fr'],
  ])('%s: %s', (casUrl, expected, suggestion) => {
    expect(codes({ casUrl })).toEqual([expected])
    expect(check({ casUrl })[0]?.suggestion).toBe(suggestion)
  })

  it.each([
    'https://ent.iledefrance.fr/cas',
    'https://seshat.ac-reunion.fr:8443',
    'https://www.atrium-sud.fr/connexion',
  ])('%s is fine', (casUrl) => {
    expect(codes({ casUrl })).toEqual([])
  })
})

describe('the address of a reverse proxy', () => {
  it.each([
    ['proxy.college.fr/pronote', 'error service_url_malformed'],
    ['https://proxy.college.fr/cas/?a=1', 'error service_url_with_query'],
    ['https://192.168.1.2/cas/', 'error host_private'],
    ['https://0x7f.1/cas/', 'error host_malformed'],
    ['https://[::1]:82/cas/', 'error host_loopback'],
    [`http://${SAMPLE_HOST}:82/pronote.net/cas/`, 'error host_sample'],
    ['https://proxy.college.fr/cas', 'warning service_url_no_trailing_slash'],
    ['http://proxy.college.fr/cas/', 'warning service_url_http'],
  ])('%s: %s', (customServiceUrl, expected) => {
    expect(codes({ customServiceUrl })).toEqual([expected])
    expect(check({ customServiceUrl })[0]?.fields).toEqual(['customServiceUrl'])
  })
})

describe('a value that is proposed', () => {
  it.each<[Partial<Configuration>, string | null]>([
    [{ publicHost: 'http://198.51.100.7:8080/x' }, null],
    [{ publicHost: `http://${SAMPLE_HOST}/` }, null],
    [{ customServiceUrl: 'ftp://10.0.0.1/' }, null],
    [{ customServiceUrl: 'proxy.college.fr/cas/?a=1' }, 'https://proxy.college.fr/cas/'],
    [{ casUrl: 'cas.college.fr/login/validate?x' }, 'https://cas.college.fr'],
  ])('%j: %s, which is taken when it is typed', (change, suggestion) => {
    expect(check(change)[0]?.suggestion).toBe(suggestion)
  })
})

describe('the establishment number', () => {
  it('with a wrong letter says which was expected', () => {
    expect(check({ establishmentNumber: '0311238D' })).toMatchObject([
      {
        code: 'establishment_number_wrong_letter',
        severity: 'error',
        suggestion: '0311238C',
        params: { expected: 'C' },
      },
    ])
  })

  it('of another form is refused, of another establishment doubtful', () => {
    expect(codes({ establishmentNumber: '311238C' })).toEqual(['error establishment_number_malformed'])
    expect(check({ establishmentNumber: '0310047H' })).toMatchObject([
      { code: 'establishment_number_of_another', severity: 'warning', suggestion: '0311238C' },
    ])
  })
})

it.each([
  [{ serverVersion: '2011' }, 'error version_unreadable', null],
  [{ serverVersion: 'PRONOTE 2011 - 0.0.12' }, 'error version_unreadable', '0.0.12'],
  [{ netVersion: 'v0.1' }, 'error version_unreadable', '0.1'],
  [{ serverVersion: '0.0.11' }, 'warning server_version_too_old', null],
  [{ listenAddress: '192.168.222' }, 'error listen_address_malformed', null],
  [{ listenAddress: '92.103.71.94' }, 'warning listen_address_public', null],
  [{ listenAddress: '2a01:e34::1' }, 'warning listen_address_public', null],
  [{ subjectAttribute: null }, 'warning subject_attribute_missing', null],
  [{ identifierAttribute: 'id Pronote' }, 'warning attribute_name_with_space', 'idPronote'],
] satisfies [Partial<Configuration>, string, string | null][])('%j: %s', (change, expected, suggestion) => {
  expect(codes(change)).toEqual([expected])
  expect(check(change)[0]?.suggestion).toBe(suggestion)
})

it.each(['10.1.2.3', '172.16.0.4', 'fd00::1', 'pronote', 'pronote.college.fr'])(
  'an internal address or a name, as %s, is what the machine of the DMZ has',
  (listenAddress) => expect(codes({ listenAddress })).toEqual([]),
)

it('reports every fault at once', () => {
  expect(codes({ publicHost: '10.0.0.1', casPort: 0, casUrl: 'x', establishmentNumber: 'x' })).toHaveLength(4)
})
