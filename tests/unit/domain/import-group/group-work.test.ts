import { expect, test } from 'vitest'
import { GROUP_STALE_AFTER_S, groupWork, isAtWork } from '@/domain/import-group/group-work'

const NOW = new Date('2026-11-24T10:00:00Z')
const alive = new Date(NOW.getTime() - GROUP_STALE_AFTER_S * 1000 + 1)
const silent = new Date(NOW.getTime() - GROUP_STALE_AFTER_S * 1000)

test('a server is at a group until it was silent for half a minute', () => {
  expect(isAtWork(alive, NOW)).toBe(true)
  expect(isAtWork(silent, NOW)).toBe(false)
  expect(isAtWork(null, NOW)).toBe(false)
})

test.each([
  ['analysing', { analysedAt: null, heartbeatAt: alive, act: null }],
  ['writing', { analysedAt: NOW, heartbeatAt: alive, act: 'commit' }],
  ['writing', { analysedAt: NOW, heartbeatAt: alive, act: 'discard' }],
  ['undoing', { analysedAt: NOW, heartbeatAt: alive, act: 'undo' }],
  ['matching', { analysedAt: NOW, heartbeatAt: alive, act: 'match' }],
  ['reanalysing', { analysedAt: NOW, heartbeatAt: alive, act: 'reanalyse' }],
  // What was analysed of a list that was cut can be confirmed, and undone.
  ['undoing', { analysedAt: null, heartbeatAt: alive, act: 'undo' }],
  ['cut', { analysedAt: null, heartbeatAt: silent, act: null }],
  ['cut', { analysedAt: null, heartbeatAt: null, act: null }],
  [null, { analysedAt: NOW, heartbeatAt: silent, act: 'undo' }],
  [null, { analysedAt: NOW, heartbeatAt: null, act: null }],
] as const)('%s: %j', (expected, group) => {
  expect(groupWork(group, NOW)).toBe(expected)
})
