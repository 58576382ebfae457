import { describe, expect, test } from 'vitest'
import { othersAccountsSentence, personJson, valueWords } from '@/features/kept-data/presentation'

describe('what is held about a person', () => {
  test.each([
    ['cells', ['MARTIN', '', 'L\u202eaé\u2066', '\u200f601'], 'MARTIN · Laé · 601'],
    ['cells', ['\u2067', '602'], '602'],
    ['className', '6\u202e01', '601'],
    ['fileName', '', '–'],
    ['isSame', true, 'oui'],
    ['profile', 'pupil', 'élève'],
  ])('%s %j is shown as «%s»', (field, value, words) => {
    expect(valueWords(field, value)).toBe(words)
  })
})

test('accounts of the ENT that are somebody else’s are told by their number', () => {
  expect(othersAccountsSentence(1)).toContain('1 compte de l’ENT porte son identifiant ou son nom, mais est celui')
  expect(othersAccountsSentence(2)).toContain('2 comptes de l’ENT portent')
})

test('the file handed to a person tells in French what the page does, with dates as programs read them', () => {
  const at = new Date('2026-09-08T08:00:00Z')
  const importId = '5f0c6a3e-0000-4000-8000-000000000000'
  const file = personJson('0311238C', {
    ...{ key: '1', name: 'MARTIN Léa', profile: 'pupil', accountsOfOthers: 0 },
    tables: [
      {
        table: 'Person',
        rows: [{ profile: 'pupil', lastName: 'MARTIN', casId: null, arrivedAt: at, conflict: false }],
      },
      { table: 'PlannedChange', rows: [{ fileName: 'eleves.txt', kind: 'conflict_begins' }] },
      { table: 'ReconciliationDecision', rows: [{ entId: 'N1', isSame: true, decidedAt: at }] },
    ],
    imports: [{ id: importId, fileName: 'eleves.txt', at }],
  })
  expect(JSON.parse(JSON.stringify(file))).toEqual({
    Établissement: '0311238C',
    'Fiche actuelle': [
      {
        Profil: 'élève',
        Nom: 'MARTIN',
        'Identifiant CAS': null,
        'Arrivée dans une liste': '2026-09-08T08:00:00.000Z',
        'Identifiant CAS partagé avec une autre personne': 'non',
      },
    ],
    'Changements que ces listes apporteraient': [
      { Fichier: 'eleves.txt', Changement: 'Identifiant CAS partagé avec une autre personne' },
    ],
    'Rapprochements tranchés à la main': [
      {
        'Identifiant dans l’ENT': 'N1',
        'Reconnue comme la même personne': 'oui',
        'Tranché le': '2026-09-08T08:00:00.000Z',
      },
    ],
    Imports: [{ Import: importId, Fichier: 'eleves.txt', 'Apporté le': '2026-09-08T08:00:00.000Z' }],
  })
})
