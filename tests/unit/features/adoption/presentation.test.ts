import { expect, test } from 'vitest'
import { dayLabel, eventsByDay, instantOf, wholeDay } from '@/features/adoption/presentation'

test('several lists of one day are one line, in the order of the profiles, each once', () => {
  const labels = eventsByDay([
    { kind: 'import', day: '2026-11-03', profile: 'teacher' },
    { kind: 'import', day: '2026-11-03', profile: 'pupil' },
    { kind: 'import', day: '2026-11-03', profile: 'pupil' },
    { kind: 'import', day: '2026-11-04', profile: null },
  ])
  expect(labels.get('2026-11-03')).toEqual(['import\u00a0: élèves, professeurs'])
  expect(labels.get('2026-11-04')).toEqual(['import'])
})

test('letters say how many, and for whom when not for all', () => {
  const letters = { kind: 'letters', day: '2026-11-03', profile: null, className: null, people: 1 } as const
  const labels = eventsByDay([
    letters,
    { ...letters, people: 12, className: '601' },
    { ...letters, people: 300, profile: 'guardian' },
  ])
  expect(labels.get('2026-11-03')).toEqual([
    '1 lettre préparée',
    '12 lettres préparées, classe 601',
    '300 lettres préparées, responsables',
  ])
})

test('days are written in French, wherever the server is', () => {
  expect(wholeDay('2026-11-03')).toBe('03/11/2026')
  expect(dayLabel(instantOf('2026-11-03'))).toBe('3 nov.')
})
