import { describe, expect, test } from 'vitest'
import {
  heldIntroduction,
  heldSentence,
  holdSentence,
  openedNotice,
  openingWords,
  releasedSentence,
  releaseWords,
} from '@/features/holds/presentation'

/** With plain spaces, for reading. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test.each([
  [
    { code: 'many_absent', people: 97, of: 622, threshold: 10 } as const,
    '97 personnes sur 622 (16 %) seraient marquées absentes, au-dessus du seuil de 10 %.',
  ],
  [
    { code: 'many_changed', people: 1, of: 20, threshold: 0 } as const,
    '1 personne sur 20 (5 %) changerait, au-dessus du seuil de 0 % (sans compter les identifiants CAS qui apparaissent).',
  ],
  [
    { code: 'many_unpaired', people: 32, of: 620, threshold: 5 } as const,
    '32 personnes sur 620 (5 %) perdraient leur appariement, au-dessus du seuil de 5 %.',
  ],
])('%j', (hold, sentence) => {
  expect(plain(holdSentence(hold))).toBe(sentence)
})

describe('what became of several imports', () => {
  test('all written', () => {
    const done = { uai: '0311238C', refusal: null }
    expect(releasedSentence([done])).toBe('1 import autorisé et écrit.')
    expect(releasedSentence([done, done])).toBe('2 imports autorisés et écrits.')
  })

  test('whatever was not is said, without naming what may not be known', () => {
    const said = releasedSentence([
      { uai: '0311238C', refusal: 'ouvrez d’abord les données nominatives' },
      { uai: null, refusal: 'n’existe pas.' },
    ])
    expect(plain(said)).toBe(
      'Aucun import n’a été écrit. 0311238C : ouvrez d’abord les données nominatives. Un des imports cochés : n’existe pas.',
    )
  })
})

test('how many establishments were opened, and until when', () => {
  const until = new Date('2026-11-24T09:30:00Z')
  expect(openedNotice(1, until)).toMatch(
    /^Les données nominatives de 1 établissement vous sont ouvertes jusqu’à 10.*30\.$/,
  )
  expect(openedNotice(7, until)).toContain('de 7 établissements')
})

test.each([
  [
    1,
    /^1 import de liste est retenu$/,
    /^Cette liste changerait .* ne l’autorise\.$/,
    /^Ses .* son import/,
    /cette liste est juste/,
  ],
  [
    2,
    /^2 imports de liste sont retenus$/,
    /^Ces listes changeraient .* ne les autorise\.$/,
    /^Leurs .* leurs imports/,
    /ces listes sont justes/,
  ],
])('%i held: banner, page and form agree', (held, banner, introduction, first, hint) => {
  expect(heldSentence(held)).toMatch(banner)
  expect(heldIntroduction(held)).toMatch(introduction)
  expect(openingWords(held).description).toMatch(first)
  expect(releaseWords(held).hint).toMatch(hint)
})
