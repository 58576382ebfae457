import { expect, test } from 'vitest'
import { erasureWords, foundDetail, foundSentence, valueWords } from '@/features/kept-data/presentation'

test('says when data is erased, and what brings it about', () => {
  const at = new Date('2028-02-22T08:00:00Z')
  expect(erasureWords({ at, why: 'year_closed', days: 90 })).toBe('Le 22 février 2028 : cette année est close.')
  expect(erasureWords({ at, why: 'list_abandoned', days: 90 })).toBe(
    '90 jours après le début du raccordement de l’année suivante. Si aucune liste n’arrive plus, au plus tard le 22 février 2028.',
  )
})

test.each([
  ['casId', null, '–'],
  ['conflict', false, 'non'],
  ['profile', 'guardian', 'responsable'],
  ['lastName', 'guardian', 'guardian'],
  ['arrivedAt', new Date('2026-09-15T08:00:00Z'), '15 septembre 2026 à 10:00'],
  ['cells', ['MARTIN', '', '601'], 'MARTIN · 601'],
])('a %s is read as words', (field, value, words) => {
  expect(valueWords(field, value)).toBe(words)
})

test('tells those found apart', () => {
  expect(foundDetail({ key: '1', name: 'MARTIN Léa', profile: 'pupil', className: '601' })).toBe('élève, 601')
  expect(foundDetail({ key: '1', name: 'MARTIN', profile: 'staff', className: null })).toBe('personnel')
  expect([0, 1, 2].map(foundSentence)).toEqual([
    'Personne de ce nom dans les listes de cette année.',
    '1 personne trouvée.',
    '2 personnes trouvées.',
  ])
})
