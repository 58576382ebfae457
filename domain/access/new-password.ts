import { accept, refuse, type Result } from '@/lib/result'

export const PASSWORD_MIN_LENGTH = 12
/** Room for any phrase, and a bound on what is hashed. */
export const PASSWORD_MAX_LENGTH = 200

export type PasswordRefusal = { reason: 'too_short' | 'too_long' | 'is_email' | 'too_common' | 'not_repeated' }

/** What people type when a length is all that is asked; only the letters are compared. */
const COMMON = new Set(
  (
    'password motdepasse monmotdepasse passepartout azerty azertyuiop qwerty qwertyuiop azertyuiopqsdfghjklm ' +
    'qwertyuiopasdfghjkl azertyazerty qwertyqwerty passwordpassword motdepassemotdepasse passerelle pronote ' +
    'pronoteent bonjourbonjour administrateur administrator changeme changezmoi jetaime soleil doudou loulou ' +
    'iloveyou letmein welcome bienvenue college lycee academie etablissement'
  ).split(' '),
)

/**
 * Whether a password may be chosen (NIST SP 800-63B §5.1.1.2): long enough, not the account's own address, not one of
 * those tried first; no demand on what it is made of. Lengths are in characters.
 */
export function checkNewPassword(typed: {
  password: string
  repeated: string
  email: string
}): Result<string, PasswordRefusal> {
  const length = [...typed.password].length
  if (length < PASSWORD_MIN_LENGTH) return refuse({ reason: 'too_short' })
  if (length > PASSWORD_MAX_LENGTH) return refuse({ reason: 'too_long' })
  const password = typed.password.toLowerCase()
  const email = typed.email.toLowerCase()
  if (password === email || isFrom(email, password)) return refuse({ reason: 'is_email' })
  if (isCommon(password)) return refuse({ reason: 'too_common' })
  if (typed.password !== typed.repeated) return refuse({ reason: 'not_repeated' })
  return accept(typed.password)
}

/** `claire.martin2026` is from `claire.martin@ac-toulouse.fr`. */
function isFrom(email: string, password: string): boolean {
  const [name = ''] = email.split('@')
  return letters(name).length > 0 && letters(name) === letters(password)
}

function isCommon(password: string): boolean {
  return COMMON.has(letters(password)) || hasFewSigns(password)
}

/** `111111111111`, `121212121212`, or the digits in a row. */
function hasFewSigns(password: string): boolean {
  return new Set(password).size <= 3 || '0123456789012345678901234567890'.includes(password)
}

function letters(text: string): string {
  return text.normalize('NFD').replace(/[^a-z]/g, '')
}
