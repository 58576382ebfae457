import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchServer, watchUntilThere } from '@/components/layout/watch-server'

let answers: boolean[]
let told: [isThere: boolean, wasAway: boolean][]
const onAnswer = (isThere: boolean, wasAway: boolean) => told.push([isThere, wasAway])
const asked = vi.fn<() => Promise<{ ok: boolean }>>()

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  asked.mockReset().mockImplementation(async () => {
    if (answers.shift()) return { ok: true }
    throw new TypeError('Failed to fetch')
  })
  vi.stubGlobal('fetch', asked)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a server that answers from the start is asked once, and was never away', async () => {
  answers = [true, true]
  watchUntilThere(onAnswer, 2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toEqual([[true, false]])
  expect(asked).toHaveBeenCalledTimes(1)
})

test('a server that is away is asked until it is back, which is told once', async () => {
  answers = [false, false, true, true]
  watchUntilThere(onAnswer, 2)
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual([[false, false]])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toEqual([
    [false, false],
    [false, true],
    [true, true],
  ])
})

test('a server that says that it is not well counts as away', async () => {
  asked.mockResolvedValueOnce({ ok: false }).mockResolvedValueOnce({ ok: true })
  watchUntilThere(onAnswer, 2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toEqual([
    [false, false],
    [true, true],
  ])
})

test('a watched server is asked every so many seconds, one question at a time, until nobody wants to know', async () => {
  answers = [true, false, true]
  const end = watchServer(onAnswer, { seconds: 2 })
  await vi.advanceTimersByTimeAsync(1_999)
  expect(asked).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(4_001)
  expect(told).toEqual([
    [true, false],
    [false, false],
    [true, true],
  ])
  asked.mockReturnValue(new Promise(() => undefined))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(4)
  end()
})

test('nobody is told of an answer that comes after they left', async () => {
  answers = [true]
  watchServer(onAnswer, { seconds: 2, from: 0 })()
  const late = watchServer(onAnswer, { seconds: 2, from: 0 })
  vi.advanceTimersByTime(0)
  late()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(1)
  expect(told).toEqual([])
})
