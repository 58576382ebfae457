import { describe, expect, test } from 'vitest'
import {
  heldIntroduction,
  heldSentence,
  holdSentence,
  openedNotice,
  openingWords,
  outdatedHeldText,
  outdatedTogetherText,
  reanalysedHeldNotice,
  releasedSentence,
  releaseWords,
  type Released,
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
      { uai: '0311238C', refusal: { reason: 'closed' } },
      { uai: null, refusal: { reason: 'unknown' } },
    ])
    expect(plain(said)).toBe(
      'Aucun import n’a été écrit. 1 import attend que vous ouvriez les données nominatives de son établissement (0311238C). 1 import coché n’existe pas, ou n’est pas de votre ressort.',
    )
  })

  test('those that were not for the same reason are said together', () => {
    const of = (uai: string, refusal: Released['refusal']) => ({ uai, refusal })
    const outdated = { reason: 'outdated' } as const
    const other = { reason: 'other', sentence: 'Cet import est déjà confirmé.' } as const
    const said = releasedSentence([
      of('0311238C', null),
      ...Array.from({ length: 47 }, (_, n) => of(`u${n}`, outdated)),
      ...['a', 'b', 'c', 'd'].map((uai) => of(uai, other)),
    ])
    expect(plain(said)).toBe(
      '1 import autorisé et écrit. 47 imports sont à analyser de nouveau : les personnes ont été écrites depuis leur analyse. 4 imports (a, b, c et 1 autre) : Cet import est déjà confirmé.',
    )
  })
})

test.each([
  [1, 0, /^Les personnes .* son analyse.*ensuite\.$/],
  [47, 3, /Pour 3 d’entre eux, ouvrez d’abord les données nominatives\.$/],
  [2, 2, /ensuite\. Ouvrez d’abord les données nominatives\.$/],
])('of %i out of date, %i are to be opened first', (outdated, closed, description) => {
  const text = outdatedHeldText({ outdated, closed })
  expect(plain(text.title)).toMatch(/^\d+ imports? (est|sont) à analyser de nouveau$/)
  expect(plain(text.description)).toMatch(description)
})

test('once analysed again, what is not held any more is told, with where it is confirmed, and what could not be', () => {
  const notice = reanalysedHeldNotice([
    { uai: '0311238C', status: 'held' },
    { uai: '0310047H', status: 'free' },
    { uai: '0310048J', status: 'refused' },
  ])
  expect(plain(notice)).toBe(
    '2 imports sont analysés de nouveau, et rien n’est écrit. 1 n’est plus retenu : il se confirme dans la page « Identifiants » de son établissement (0310047H). 1 import n’a pas pu l’être (0310048J).',
  )
})

test('two lists of one establishment ticked together are told of, in their number', () => {
  expect(plain(outdatedTogetherText(1))).toMatch(/l’autre sera à analyser de nouveau\.$/)
  expect(plain(outdatedTogetherText(3))).toMatch(/3 autres seront à analyser de nouveau\.$/)
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
