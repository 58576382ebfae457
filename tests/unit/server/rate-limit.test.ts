import { beforeEach, expect, test } from 'vitest'
import { countInWindow, forgetCounts } from '@/server/rate-limit'

const RULE = { name: 'essai', limit: 3, windowMs: 60_000 }
const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000)
const count = (seconds: number, key = 'a') => countInWindow(RULE, key, at(seconds))

beforeEach(forgetCounts)

test('the limit is reached after as many events, each key for itself', () => {
  expect([count(0), count(1), count(2)]).toEqual([null, null, null])
  expect(count(3)).toBe(57)
  expect(count(3, 'b')).toBeNull()
})

test('the window slides: each event gives its place back a minute later', () => {
  for (const second of [0, 10, 20]) count(second)
  expect(count(59)).toBe(1)
  expect(count(60)).toBeNull()
  expect(count(61)).toBe(9)
  expect(count(70)).toBeNull()
})

test('waiting is never told in less than a second, and what is refused is not counted', () => {
  for (const second of [0, 0, 0]) count(second)
  for (let second = 0; second < 59; second++) expect(count(second)).toBeGreaterThan(0)
  expect(count(59.9)).toBe(1)
  expect(count(60)).toBeNull()
})

test('a flood of keys does not keep the first ones for ever', () => {
  for (let key = 0; key < 20_000; key++) expect(count(0, `key ${key}`)).toBeNull()
  expect([count(0, 'key 19999'), count(0, 'key 19999'), count(0, 'key 19999')]).toEqual([null, null, 60])
})
