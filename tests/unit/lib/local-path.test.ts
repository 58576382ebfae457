import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localPath } from '@/lib/local-path'

describe('localPath', () => {
  test.each([
    ['/', '/'],
    ['/etablissements?q=a&page=2', '/etablissements?q=a&page=2'],
    ['/compte#jetons', '/compte'],
    ['/a/../b', '/b'],
  ])('%s stays on this site, as %s', (text, path) => {
    expect(localPath(text)).toBe(path)
  })

  test.each([
    null,
    undefined,
    '',
    'compte',
    'https://evil.example/',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    ' //evil.example',
  ])('%j leads elsewhere', (text) => {
    expect(localPath(text)).toBeNull()
  })

  test('whatever is typed, the browser stays on this site', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', '\t', '\n', '?', '#', 'a') }), (text) => {
        const path = localPath(`/${text}`)
        if (path !== null) expect(new URL(path, 'https://here.example').host).toBe('here.example')
      }),
    )
  })
})
