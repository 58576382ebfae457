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

test('letters say how many, for whom when not for all, and how many of these still wait', () => {
  const letters = {
    kind: 'letters',
    day: '2026-11-03',
    profile: null,
    className: null,
    people: 1,
    leftAside: 0,
    waiting: 0,
  } as const
  const labels = eventsByDay([
    letters,
    { ...letters, people: 12, className: '601', leftAside: 4, waiting: 5 },
    { ...letters, people: 300, profile: 'guardian', waiting: 1 },
  ])
  expect(labels.get('2026-11-03')).toEqual([
    '1 lettre préparée\u00a0; plus personne sans identifiant CAS aujourd’hui',
    '12 lettres préparées, classe 601 (4 personnes laissées de côté)\u00a0; 5 personnes sans identifiant CAS aujourd’hui',
    '300 lettres préparées, responsables\u00a0; 1 personne sans identifiant CAS aujourd’hui',
  ])
})

test('an import into the ENT says its mode, and its number where it was noted, after the lists of its day', () => {
  const labels = eventsByDay([
    { kind: 'portal_import', day: '2026-11-03', mode: 'complete', count: 1295 },
    { kind: 'portal_import', day: '2026-11-03', mode: 'partial', count: null },
    { kind: 'import', day: '2026-11-03', profile: 'pupil' },
  ])
  expect(labels.get('2026-11-03')).toEqual([
    'import\u00a0: élèves',
    'import complet dans l’ENT\u00a0: 1\u202f295 identifiants',
    'import partiel dans l’ENT',
  ])
})

test('days are written in French, wherever the server is', () => {
  expect(wholeDay('2026-11-03')).toBe('03/11/2026')
  expect(dayLabel(instantOf('2026-11-03'))).toBe('3 nov.')
})
