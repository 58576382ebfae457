import { describe, expect, test } from 'vitest'
import { mayConnect, plainAddress, readDestination, readNetworks } from '@/domain/outbound/destination'

const PUBLIC = { isSecure: true, port: 443 }

function reasonOf(address: string, networks = ''): string {
  const read = readDestination(address, readNetworks(networks)!)
  return read.ok ? 'ok' : read.refusal.reason
}

describe('nothing but the public internet is connected to', () => {
  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback, elsewhere in its range', '127.8.8.8'],
    ['this machine', '0.0.0.0'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT, and Alibaba’s metadata', '100.100.100.200'],
    ['link-local, and most clouds’ metadata', '169.254.169.254'],
    ['Azure’s metadata', '168.63.129.16'],
    ['Oracle’s metadata', '192.0.0.192'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.7'],
    ['documentation', '203.0.113.7'],
    ['benchmarking', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['6to4 relays', '192.88.99.1'],
    ['IPv6 loopback', '::1'],
    ['IPv6 unspecified', '::'],
    ['IPv6 unique local, and Amazon’s metadata', 'fd00:ec2::254'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 site-local, deprecated', 'fec0::1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['IPv6 documentation', '3fff::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped private, in hexadecimal', '::ffff:c0a8:101'],
    ['IPv4-compatible loopback', '::127.0.0.1'],
    ['NAT64 towards loopback', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::a00:1'],
    ['6to4 of a private address', '2002:c0a8:101::1'],
    ['Teredo', '2001:0:c0a8:101::1'],
    ['discard', '100::1'],
    ['no address at all', 'example.org'],
  ])('%s: %s', (_what, address) => {
    expect(mayConnect(address, PUBLIC, [])).toBe(false)
  })

  test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is of the public internet', (address) => {
    expect(mayConnect(address, PUBLIC, [])).toBe(true)
    expect(mayConnect(address, { isSecure: false, port: 80 }, [])).toBe(false)
    expect(mayConnect(address, { isSecure: true, port: 25 }, [])).toBe(false)
    expect(mayConnect(address, { isSecure: true, port: 8443 }, [])).toBe(true)
  })
})

test('networks that the setting names are open, by plain HTTP and on every port', () => {
  const allowed = readNetworks('10.20.0.0/16, fd12::/16')!
  for (const address of ['10.20.3.4', '::ffff:10.20.3.4', 'fd12::1']) {
    expect(mayConnect(address, { isSecure: false, port: 81 }, allowed)).toBe(true)
  }
  for (const address of ['10.21.0.1', '127.0.0.1', 'fd13::1']) expect(mayConnect(address, PUBLIC, allowed)).toBe(false)
})

describe('an address is read as a browser reads it', () => {
  test.each([
    ['https://hooks.example.org/a?b=c', 'ok'],
    ['https://hooks.example.org:8443/', 'ok'],
    ['http://hooks.example.org/', 'not_https'],
    ['https://hooks.example.org:22/', 'port_refused'],
    ['https://user:word@hooks.example.org/', 'credentials'],
    ['https://localhost/', 'address_refused'],
    ['https://intranet/', 'address_refused'],
    ['https://printer.local/', 'address_refused'],
    ['https://127.0.0.1/', 'address_refused'],
    ['https://2130706433/', 'address_refused'],
    ['https://0x7f.1/', 'address_refused'],
    ['https://017700000001/', 'address_refused'],
    ['https://127.1/', 'address_refused'],
    ['https://①②⑦.0.0.1/', 'address_refused'],
    ['https://[::1]/', 'address_refused'],
    ['https://[::ffff:169.254.169.254]/latest', 'address_refused'],
    ['https://93.184.216.34/', 'ok'],
    ['ftp://hooks.example.org/', 'malformed'],
    ['file:///etc/passwd', 'malformed'],
    ['javascript:alert(1)', 'malformed'],
    ['hooks.example.org', 'malformed'],
    ['', 'malformed'],
  ])('%s: %s', (address, reason) => {
    expect(reasonOf(address)).toBe(reason)
  })

  test('where networks are allowed, a name is judged by where it leads', () => {
    expect(reasonOf('http://hooks.example.org:81/', '10.0.0.0/8')).toBe('ok')
    expect(reasonOf('http://10.0.0.1:81/', '10.0.0.0/8')).toBe('ok')
    expect(reasonOf('http://127.0.0.1:81/', '10.0.0.0/8')).toBe('address_refused')
  })

  test('its parts are kept apart', () => {
    expect(readDestination('https://Hooks.Example.org/a/b?c=d#e', [])).toEqual({
      ok: true,
      value: { isSecure: true, host: 'hooks.example.org', port: 443, path: '/a/b?c=d' },
    })
  })
})

test('a list of networks is read, or is none', () => {
  expect(readNetworks('')).toEqual([])
  expect(readNetworks('127.0.0.0/8, ::1/128')).toHaveLength(2)
  for (const text of ['127.0.0.1', '10.0.0.0/33', 'lan', '10.0.0.0/8;192.168.0.0/16']) {
    expect(readNetworks(text)).toBeNull()
  }
})

test.each([
  ['https://Hooks.Example.ORG/Chemin', 'https://hooks.example.org/Chemin'],
  ['https://hooks.example.org:443/x?y=1#z', 'https://hooks.example.org/x?y=1'],
  ['https://hooks.example.org:8443', 'https://hooks.example.org:8443/'],
  ['https://école.example/', 'https://xn--cole-9oa.example/'],
  ['https://ехаmple.org/', 'https://xn--mple-43d3a6i.org/'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
])('%s is kept as %s', (typed, kept) => {
  expect(plainAddress(typed)).toBe(kept)
})
