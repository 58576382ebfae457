import { accept, refuse, type Result } from '@/lib/result'

declare const uaiBrand: unique symbol

/** The national number of an establishment, in its one written form: seven digits and its control letter, upper case. */
export type Uai = string & { readonly [uaiBrand]: true }

export type UaiRefusal = { reason: 'malformed' } | { reason: 'wrong_letter'; expected: string }

/** The 23 control letters, in the order of the remainders: I, O and Q are left out. */
const CONTROL_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** `expectedLetter('0311238')` is `C`: the letter at the remainder of the seven digits by 23. */
export function expectedLetter(digits: string): string {
  return CONTROL_LETTERS.charAt(Number(digits) % CONTROL_LETTERS.length)
}

/** Whether a text is written as a UAI, its letter being right or not: nothing else is worth looking up. */
export function isWrittenAsUai(text: string): boolean {
  return /^[0-9]{7}[A-Z]$/.test(text)
}

/**
 * Reads a UAI as people type it: spaces and case do not count.
 * Refuses what is not seven digits and a letter, and a wrong control letter, with the one that was expected.
 */
export function parseUai(text: string): Result<Uai, UaiRefusal> {
  const uai = text.replace(/\s/g, '').toUpperCase()
  if (!isWrittenAsUai(uai)) return refuse({ reason: 'malformed' })
  const expected = expectedLetter(uai.slice(0, 7))
  if (!uai.endsWith(expected)) return refuse({ reason: 'wrong_letter', expected })
  return accept(uai as Uai)
}
