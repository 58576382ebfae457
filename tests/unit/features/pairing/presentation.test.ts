import { expect, test } from 'vitest'
import { pairingHeadline, peopleCsv } from '@/features/pairing/presentation'

test('the headline gives the share of a whole, and of nobody says so', () => {
  expect(pairingHeadline(544, 1295)).toBe('544 sur 1\u202f295 (42\u202f%)')
  expect(pairingHeadline(0, 0)).toBe('Personne')
})

test('the file says who is not paired, why, and what is to be done', () => {
  const person = {
    key: '7',
    profile: 'pupil',
    lastName: 'O’HARA',
    firstName: '-Léa',
    className: '601',
    pronoteId: 'AZKH9C7WSQ2R54DP',
    casId: null,
    state: 'empty',
  } as const
  const explained = { ...person, isAbsent: false, hasLostPairing: false, arrivedAt: new Date(0) }
  const explanation = { person: explained, reason: 'never_signed_in', ent: null, others: [] } as const
  const [header, row] = peopleCsv([person], [{ ...explanation, others: [] }]).split('\r\n')
  expect(header).toContain('Identifiant CAS;État;Raison;Précision;Que faire;Par qui')
  expect(row).toMatch(/^élève;O’HARA;'-Léa;601;AZKH9C7WSQ2R54DP;;non apparié;Jamais connectée depuis l’ENT;;/)
})
