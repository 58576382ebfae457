import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNewPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@/domain/access/new-password'

const EMAIL = 'claire.martin@ac-toulouse.fr'

function check(password: string, repeated = password) {
  const checked = checkNewPassword({ password, repeated, email: EMAIL })
  return checked.ok ? 'accepted' : checked.refusal.reason
}

/** Letters that repeat no pattern. */
function phrase(length: number): string {
  return 'le chat dort sur la chaise '.repeat(20).slice(0, length)
}

describe('checkNewPassword', () => {
  test.each([
    [PASSWORD_MIN_LENGTH - 1, 'too_short'],
    [PASSWORD_MIN_LENGTH, 'accepted'],
    [PASSWORD_MAX_LENGTH, 'accepted'],
    [PASSWORD_MAX_LENGTH + 1, 'too_long'],
  ])('%i characters: %s', (length, expected) => {
    expect(check(phrase(length))).toBe(expected)
  })

  test.each([
    ['claire.martin@ac-toulouse.fr', 'is_email'],
    ['CLAIRE.MARTIN@ac-toulouse.fr', 'is_email'],
    ['clairemartin2026', 'is_email'],
    ['motdepasse2026', 'too_common'],
    ['Mot de passe !', 'too_common'],
    ['AZERTYUIOP123', 'too_common'],
    ['111111111111', 'too_common'],
    ['abababababab', 'too_common'],
    ['123456789012', 'too_common'],
    ['Passerelle2026!', 'too_common'],
    ['le chat dort là', 'accepted'],
    ['840219573641', 'accepted'],
    ['👩‍🏫👨‍🎓📚🏫✏️📐🔬🎨🎵⚽', 'accepted'],
  ])('«%s» is %s', (password, expected) => {
    expect(check(password)).toBe(expected)
  })

  test('both must be typed alike', () => {
    expect(check(phrase(20), phrase(21))).toBe('not_repeated')
  })

  test('never throws, and accepts nothing shorter than the floor', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (password) => {
        const isShort = [...password].length < PASSWORD_MIN_LENGTH
        expect(check(password) === 'too_short').toBe(isShort)
      }),
    )
  })
})
