import { expect, test } from 'vitest'
import { plainAddress } from '@/domain/outbound/destination'

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
