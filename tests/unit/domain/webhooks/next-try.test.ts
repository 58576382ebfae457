import { expect, test } from 'vitest'
import { FAILING_DAYS, failsTooLong, nextTry, WAITS } from '@/domain/webhooks/next-try'

const AT = new Date('2026-11-24T06:00:00Z')

test('each try waits longer than the one before, and after the last there is none', () => {
  const waits = WAITS.map((_, index) => nextTry(index + 1, AT)!.getTime() - AT.getTime())
  expect(waits).toEqual([...waits].sort((one, other) => one - other))
  expect(waits[0]).toBe(60_000)
  expect(nextTry(WAITS.length, AT)).not.toBeNull()
  expect(nextTry(WAITS.length + 1, AT)).toBeNull()
})

test('a webhook is switched off after failing for days, without any success', () => {
  const since = (ms: number) => new Date(AT.getTime() - FAILING_DAYS * 86_400_000 + ms)
  expect(failsTooLong(null, AT)).toBe(false)
  expect(failsTooLong(since(1), AT)).toBe(false)
  expect(failsTooLong(since(0), AT)).toBe(true)
  expect(failsTooLong(since(-1), AT)).toBe(true)
})
