import { expect, test } from 'vitest'
import { UNDO_DAYS } from '@/domain/import/undo'
import { planUndo } from '@/domain/import-group/plan-undo'

const NOW = new Date('2026-11-24T10:00:00Z')
const NEXT = new Date(NOW.getTime() + 1)
const later = { id: 'later', fileName: 'later.csv', settledAt: NOW }
const committed = (id: string, undoableUntil = NEXT) => ({ id, state: 'committed', undoableUntil }) as const

test('what was written since is left, each with its reason, and the others are undone', () => {
  const members = [committed('a'), committed('b'), committed('c'), committed('d', NOW)]
  const writtenSince = new Map([
    ['b', [later]],
    ['c', [null]],
  ])
  const { undoable, refused } = planUndo(members, writtenSince, NOW)
  expect(undoable).toEqual([members[0]])
  expect(refused).toEqual([
    { ...members[1], refusal: { reason: 'later_import', imports: [later] } },
    { ...members[2], refusal: { reason: 'people_written_since' } },
    { ...members[3], refusal: { reason: 'undo_too_late', days: UNDO_DAYS } },
  ])
})

test('what wrote nothing, or is undone already, is neither', () => {
  const states = ['analysed', 'held', 'committing', 'interrupted', 'discarded', 'undone'] as const
  const members = states.map((state) => ({ id: state, state, undoableUntil: null }))
  expect(planUndo(members, new Map(), NOW)).toEqual({ undoable: [], refused: [] })
})
