import { afterEach, expect, test, vi } from 'vitest'
import { keepMessagesOut, logError } from '@/server/log'

const former = console.error
afterEach(() => (console.error = former))

function written(log: () => void): string {
  const lines = vi.fn()
  console.error = lines
  keepMessagesOut()
  log()
  return lines.mock.calls.flat().map(String).join(' ')
}

function parseFailure(): unknown {
  try {
    return JSON.parse('MARTIN Léa 601')
  } catch (error) {
    return Object.assign(error as Error, { digest: '4280041497' })
  }
}

test.each([
  ['as Next writes them', () => console.error('⨯', parseFailure())],
  ['as we do', () => logError('POST /x', parseFailure())],
])('errors are written without what was sent, %s', (_how, log) => {
  const text = written(log)
  expect(text).toMatch(/SyntaxError \(4280041497\)\n\s+at /)
  expect(text).not.toMatch(/MARTIN|Léa/)
})

test('what is no error is written as it is', () => {
  expect(written(() => console.error('Le port est pris.'))).toBe('Le port est pris.')
})
