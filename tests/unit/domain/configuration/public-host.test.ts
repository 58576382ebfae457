import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePublicHost } from '@/domain/configuration/public-host'

function faultOf(text: string) {
  const parsed = parsePublicHost(text)
  return parsed.ok ? null : parsed.refusal.reason
}

describe('a public host', () => {
  it.each([
    ['92.103.71.93', 'ipv4'],
    ['8.8.8.8', 'ipv4'],
    ['2001:660:3003::1', 'ipv6'],
    ['[2a01:e0a:1::5]', 'ipv6'],
    ['pronote.college-jaures.fr', 'name'],
    ['pronote.ac-toulouse.fr.', 'name'],
    ['0311238c.index-education.net', 'name'],
    ['xn--collge-6ua.fr', 'name'],
    ['1.college.fr', 'name'],
  ])('%s is taken as %s', (text, kind) => {
    expect(parsePublicHost(text)).toMatchObject({ ok: true, value: { kind } })
  })

  it('is given back bare, in lower case, without the final dot', () => {
    expect(parsePublicHost(' Pronote.College.FR. ')).toMatchObject({ ok: true, value: { host: 'pronote.college.fr' } })
    expect(parsePublicHost('[2a01:e0a:1::5]')).toMatchObject({ ok: true, value: { host: '2a01:e0a:1::5' } })
  })
})

describe('an address that is not public is refused by its kind', () => {
  it.each([
    ['host_private', ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.222.60']],
    ['host_private', ['fc00::1', 'fdff::1', '::ffff:192.168.1.1']],
    ['host_loopback', ['127.0.0.1', '127.255.255.255', '::1', '::ffff:127.0.0.1', 'localhost', 'LOCALHOST']],
    ['host_link_local', ['169.254.0.1', '169.254.255.255', 'fe80::1', 'febf::1']],
    ['host_carrier_grade_nat', ['100.64.0.0', '100.127.255.255']],
    ['host_documentation', ['192.0.2.0', '192.0.2.255', '198.51.100.7', '203.0.113.1', '2001:db8::1', '3fff::1']],
    ['host_multicast', ['224.0.0.1', '239.255.255.255', 'ff02::1']],
    ['host_reserved', ['0.0.0.0', '0.1.2.3', '240.0.0.1', '255.255.255.255', '192.0.0.1', '198.18.0.1', '192.88.99.1']],
    ['host_reserved', ['::', '2002:c0a8:101::1', '2001:0::1', '64:ff9b::1', 'fec0::1', '4000::1', '100::1']],
    ['host_local_name', ['pronote', 'srv-dmz', 'pronote.local', 'pronote.lan', 'dmz.college.internal', 'x.home.arpa']],
  ])('%s: %j', (reason, hosts) => {
    expect(hosts.map((host) => [host, faultOf(host)])).toEqual(hosts.map((host) => [host, reason]))
  })

  it.each(['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'])(
    '%s, just outside a private range, is public',
    (host) => {
      expect(faultOf(host)).toBeNull()
    },
  )

  it.each(['100.63.255.255', '100.128.0.0', '169.253.255.255', '169.255.0.0', '223.255.255.255', '2001:db9::1'])(
    '%s, just outside another range, is public',
    (host) => {
      expect(faultOf(host)).toBeNull()
    },
  )
})

describe('a malformed host', () => {
  it.each([
    '256.1.1.1',
    '1.2.3',
    '1.2.3.4.5',
    '192.168.1.',
    '01.2.3.4',
    '0x7f.0.0.1',
    '0x7f000001',
    '0177.0.0.1',
    '2130706433',
    'college.1',
    'college..fr',
    '-college.fr',
    'college-.fr',
    'col lege.fr',
    'col_lege.fr',
    ':::1',
    '2001:db8::1::2',
    '[::1',
    '.',
    'http://',
    `${'a'.repeat(64)}.fr`,
    `${'abcdefgh.'.repeat(30)}fr`,
  ])('%s is refused', (text) => {
    expect(faultOf(text)).toBe('host_malformed')
  })

  it('with accents comes with its form for name servers', () => {
    expect(parsePublicHost('collège.fr')).toMatchObject({ refusal: { suggestion: 'xn--collge-6ua.fr' } })
  })
})

it.each([
  ['http://92.103.71.93', '92.103.71.93'],
  ['https://pronote.college.fr/', 'pronote.college.fr'],
  ['92.103.71.93:80', '92.103.71.93'],
  ['92.103.71.93/82/pronote.net/cas/', '92.103.71.93'],
  ['pronote.college.fr/pronote', 'pronote.college.fr'],
  ['http://admin@pronote.college.fr:82/x?y#z', 'pronote.college.fr'],
  ['http://[2a01:e0a:1::5]:82/', '2a01:e0a:1::5'],
])('%s is more than a host: %s was meant', (text, suggestion) => {
  expect(parsePublicHost(text)).toEqual({ ok: false, refusal: { reason: 'host_not_bare', suggestion } })
})

it('answers any text, and takes again whatever it gave back', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
      const parsed = parsePublicHost(text)
      if (parsed.ok) expect(parsePublicHost(parsed.value.host)).toEqual(parsed)
    }),
  )
})
