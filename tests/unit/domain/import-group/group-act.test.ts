import { expect, test } from 'vitest'
import { IMPORT_STATES } from '@/domain/import/import-status'
import { GROUP_ACTS, isTakenBy, type GroupAct } from '@/domain/import-group/group-act'

const NOW = new Date('2026-11-24T10:00:00Z')
const NEXT = new Date(NOW.getTime() + 1)
const waiting = { expiresAt: NEXT, undoableUntil: null, asksCasId: false, isOutdated: false }
const written = { state: 'committed', expiresAt: NOW, undoableUntil: NEXT, asksCasId: true, isOutdated: false } as const

test.each([
  ['commit', ['analysed', 'interrupted']],
  ['discard', ['analysed', 'held', 'interrupted']],
  ['undo', ['committed']],
] satisfies [GroupAct, string[]][])('%s takes what is %j, and nothing else', (act, taken) => {
  const all = IMPORT_STATES.map((state) => ({ ...waiting, state, undoableUntil: state === 'committed' ? NEXT : null }))
  expect(all.filter((one) => isTakenBy(act, one, NOW)).map(({ state }) => state)).toEqual(taken)
})

test('the column of the Identifiant CAS is told of what waits and may have one, held or not', () => {
  const told = (asksCasId: boolean) =>
    IMPORT_STATES.filter((state) => isTakenBy('match', { ...waiting, state, asksCasId }, NOW))
  expect(told(true)).toEqual(['analysed', 'held', 'interrupted'])
  expect(told(false)).toEqual([])
})

test('what is out of date is not confirmed but analysed again, held or not; it is given up as before', () => {
  const taken = (act: GroupAct, isOutdated: boolean) =>
    IMPORT_STATES.filter((state) => isTakenBy(act, { ...waiting, state, isOutdated }, NOW))
  expect(taken('commit', true)).toEqual([])
  expect(taken('reanalyse', true)).toEqual(['analysed', 'held', 'interrupted'])
  expect(taken('discard', true)).toEqual(['analysed', 'held', 'interrupted'])
  expect(taken('reanalyse', false)).toEqual([])
  expect(isTakenBy('reanalyse', { ...waiting, state: 'analysed', isOutdated: true, expiresAt: NOW }, NOW)).toBe(false)
})

test('an analysis is taken until the instant at which it expires', () => {
  const acts = (expiresAt: Date) =>
    GROUP_ACTS.filter((act) => isTakenBy(act, { ...waiting, state: 'analysed', expiresAt }, NOW))
  expect(acts(NEXT)).toEqual(['commit', 'discard'])
  expect(acts(NOW)).toEqual([])
})

test('what was written is undone until the instant at which its former names are erased, and never without them', () => {
  expect(isTakenBy('undo', written, NOW)).toBe(true)
  expect(isTakenBy('undo', { ...written, undoableUntil: NOW }, NOW)).toBe(false)
  expect(isTakenBy('undo', { ...written, undoableUntil: null }, NOW)).toBe(false)
})
