import { describe, expect, test } from 'vitest'
import { OPENING_REASON_MAX, OPENING_REASON_MIN, openPeopleFor, readOpeningReason } from '@/domain/access/opening'

const NOW = new Date('2026-11-03T09:00:00Z')

describe('an opening', () => {
  test('lasts an hour from the moment it is asked for', () => {
    expect(openPeopleFor('Appel de l’établissement', NOW)).toEqual({
      ok: true,
      value: { reason: 'Appel de l’établissement', openedAt: NOW, until: new Date('2026-11-03T10:00:00Z') },
    })
  })

  test.each([
    [OPENING_REASON_MIN - 1, false],
    [OPENING_REASON_MIN, true],
    [OPENING_REASON_MAX, true],
    [OPENING_REASON_MAX + 1, false],
  ])('a reason of %i characters: accepted is %s', (length, accepted) => {
    expect(openPeopleFor('m'.repeat(length), NOW).ok).toBe(accepted)
  })

  test.each(['court', 'm'.repeat(OPENING_REASON_MAX + 1), ' Appel  du\ncollège '])(
    'the reason judged alone, before anything is sent, is judged alike: %j',
    (typed) => {
      const alone = readOpeningReason(typed)
      const opened = openPeopleFor(typed, NOW)
      expect(alone).toEqual(opened.ok ? { ok: true, value: opened.value.reason } : opened)
    },
  )

  test('spaces are no reason', () => {
    expect(openPeopleFor(`  a${' '.repeat(30)}b  `, NOW)).toEqual({
      ok: false,
      refusal: { reason: 'reason-too-short', min: OPENING_REASON_MIN },
    })
  })
})
