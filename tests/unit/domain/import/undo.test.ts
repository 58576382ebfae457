import { expect, test } from 'vitest'
import { mayUndo, UNDO_DAYS } from '@/domain/import/undo'

const NOW = new Date('2026-11-24T10:00:00Z')
const committed = { state: 'committed', undoableUntil: new Date(NOW.getTime() + 1) } as const
const later = (id: string, hour: number) => ({ id, fileName: `${id}.csv`, settledAt: new Date(NOW.getTime() - hour) })

test('an import that nothing followed is undone until the very last instant', () => {
  expect(mayUndo(committed, [], NOW)).toEqual({ ok: true, value: true })
  expect(mayUndo({ ...committed, undoableUntil: NOW }, [], NOW)).toEqual({
    ok: false,
    refusal: { reason: 'undo_too_late', days: UNDO_DAYS },
  })
  expect(mayUndo({ ...committed, undoableUntil: null }, [], NOW)).toMatchObject({
    refusal: { reason: 'undo_too_late' },
  })
})

test.each(['analysed', 'held', 'committing', 'interrupted', 'discarded', 'undone'] as const)(
  '%s wrote nothing',
  (state) => {
    expect(mayUndo({ ...committed, state }, [], NOW)).toEqual({
      ok: false,
      refusal: { reason: 'not_committed', state },
    })
  },
)

test('later imports of the same people are named, the latest first', () => {
  expect(mayUndo(committed, [later('a', 9), null, later('b', 2)], NOW)).toEqual({
    ok: false,
    refusal: { reason: 'later_import', imports: [later('b', 2), later('a', 9)] },
  })
})

test('identifiers that a change of ENT made void do not come back', () => {
  expect(mayUndo(committed, [null], NOW)).toEqual({ ok: false, refusal: { reason: 'people_written_since' } })
})
