import { describe, expect, test } from 'vitest'
import { PORTAL_OUTCOMES, type PortalWarning } from '@/domain/portal-import/judge-portal-import'
import { PORTAL_PARTS } from '@/domain/portal-import/read-portal-text'
import {
  describeTextParts,
  recordRefusalSentence,
  tellOutcome,
  tellWarning,
  textRefusalSentence,
} from '@/features/portal-imports/presentation'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('what is said of an import into the ENT', () => {
  test.each(PORTAL_OUTCOMES)('%s has a title, a reason and what to do', (outcome) => {
    for (const words of Object.values(tellOutcome(outcome, { mode: 'complete' }))) expect(words).toMatch(/\S{3}/)
  })

  test('all that is not done says to import again in complete mode', () => {
    for (const outcome of PORTAL_OUTCOMES.filter((one) => one !== 'done')) {
      expect(tellOutcome(outcome, { mode: 'partial' }).remedy).toContain('un import en mode complet')
    }
  })

  test.each([
    [
      { code: 'count_differs', count: 1295, people: 1, at: new Date('2026-11-03T13:51:00Z') },
      'L’ENT annonce 1 295 identifiants, et les listes apportées ici comptaient 1 personne le 3 novembre 2026 à 14:51.',
    ],
    [
      { code: 'count_differs', count: 1, people: 1295, at: null },
      'L’ENT annonce 1 identifiant, et les listes apportées ici comptaient 1 295 personnes.',
    ],
    [{ code: 'nobody_known', count: 1295 }, 'L’ENT annonce 1 295 identifiants, et aucune liste n’a été apportée ici.'],
    [
      { code: 'profiles_unknown', count: 1295, people: 622, at: null, profiles: ['guardian', 'teacher', 'staff'] },
      'L’ENT annonce 1 295 identifiants, et les listes apportées ici comptaient 622 personnes : il y manque celles des responsables, des professeurs et des personnels.',
    ],
    [
      { code: 'some_profiles', count: 622, people: 1295, at: new Date('2026-11-03T13:51:00Z'), profiles: ['pupil'] },
      'L’ENT annonce 622 identifiants : c’est le nombre des élèves, parmi les personnes connues ici, 1 295 le 3 novembre 2026 à 14:51.',
    ],
    [
      { code: 'arrivals_differ', count: 6, arrived: 1, since: new Date('2026-11-03T13:51:00Z') },
      'L’ENT annonce 6 identifiants, et les listes apportées ici comptaient 1 personne arrivée depuis l’import du 3 novembre 2026 à 14:51.',
    ],
    [
      { code: 'arrivals_unknown', count: 6, since: new Date('2026-11-03T13:51:00Z') },
      'L’ENT annonce 6 identifiants. Combien de personnes sont arrivées depuis l’import du 3 novembre 2026 à 14:51 n’est pas connu : les listes des quatre profils n’avaient pas toutes été apportées avant lui.',
    ],
    [{ code: 'count_unknown' }, 'Rien ne dit que toutes les personnes de la base sont dans l’ENT.'],
  ] as [PortalWarning, string][])('%o', (warning, detail) => {
    expect(plain(tellWarning(warning).detail)).toBe(detail)
  })

  test('more in the ENT than here asks for lists, less asks for another import', () => {
    const remedy = (count: number, people: number) =>
      tellWarning({ code: 'count_differs', count, people, at: null }).remedy
    expect(remedy(3, 2)).toContain('Apportez ici les listes')
    expect(remedy(2, 3)).toContain('refaites l’export')
  })

  test('a partial import of more than those who arrived may be of people known before, less asks for another', () => {
    const remedy = (count: number, arrived: number) =>
      tellWarning({ code: 'arrivals_differ', count, arrived, since: new Date() }).remedy
    expect(remedy(3, 2)).toContain('rien n’est à refaire')
    expect(remedy(2, 3)).toContain('un import partiel')
  })

  test('one that is noted already is named by its date in Paris', () => {
    const made = { at: new Date('2026-11-03T13:51:00Z'), mode: 'complete', count: 1, interrupted: false } as const
    expect(recordRefusalSentence({ reason: 'already_recorded' }, made)).toContain('3 novembre 2026 à 14:51')
  })
})

describe('what is said of a text that is not read', () => {
  test.each(PORTAL_PARTS)('names %s, missing or unclear, and the other way', (part) => {
    for (const [missing, unclear] of [
      [[part], []],
      [[], [part]],
    ] as const) {
      const refusal = { reason: 'parts_unread' as const, missing: [...missing], unclear: [...unclear] }
      const [{ code, detail } = { code: '', detail: '' }] = describeTextParts(refusal)
      expect(code).toBe(`${part}_${missing.length ? 'missing' : 'unclear'}`)
      const named = detail.replace(/^(?:Il manque|N’est pas clair :) /, '').replace(/\.$/, '')
      expect(textRefusalSentence(refusal)).toContain(named)
      expect(textRefusalSentence(refusal)).toContain('à la main')
    }
  })

  test.each([{ reason: 'empty' }, { reason: 'too_long', longest: 20_000 }, { reason: 'not_portal_text' }] as const)(
    '%o says what to do',
    (refusal) => {
      expect(textRefusalSentence(refusal)).toContain('à la main')
      expect(describeTextParts(refusal)).toEqual([{ code: refusal.reason, detail: textRefusalSentence(refusal) }])
    },
  )
})
