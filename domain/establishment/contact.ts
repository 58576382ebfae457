import { accept, refuse, type Result } from '@/lib/result'

/** Whom to reach at an establishment. A part that is not known is `null`. */
export type Contact = { name: string | null; telephone: string | null; email: string | null }

export type ContactField = keyof Contact
export type ContactFault = 'name_too_long' | 'telephone_malformed' | 'email_malformed'
export type ContactRefusal = { reason: 'invalid'; fieldErrors: { field: ContactField; code: ContactFault }[] }

export const CONTACT_NAME_MAX_LENGTH = 120
const EMAIL_MAX_LENGTH = 254

/** One @, a name before it, a dotted domain after it. Whether the mailbox exists only a message can tell. */
const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u

/**
 * Reads a contact as typed. Texts are trimmed, empty ones are `null`; a French telephone number is written in pairs.
 * Refuses with every faulty field at once.
 */
export function parseContact(typed: Record<ContactField, string>): Result<Contact, ContactRefusal> {
  const name = typed.name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() || null
  const email = typed.email.trim() || null
  const telephone = typed.telephone.trim() ? parseTelephone(typed.telephone) : null

  const fieldErrors: ContactRefusal['fieldErrors'] = []
  if (name && name.length > CONTACT_NAME_MAX_LENGTH) fieldErrors.push({ field: 'name', code: 'name_too_long' })
  if (typed.telephone.trim() && !telephone) fieldErrors.push({ field: 'telephone', code: 'telephone_malformed' })
  if (email && !isEmail(email)) fieldErrors.push({ field: 'email', code: 'email_malformed' })
  return fieldErrors.length > 0 ? refuse({ reason: 'invalid', fieldErrors }) : accept({ name, telephone, email })
}

export function isEmail(text: string): boolean {
  return text.length <= EMAIL_MAX_LENGTH && EMAIL.test(text)
}

/**
 * Ten digits in pairs, or an international number kept with its `+`: `05.61.00-00 00` is `05 61 00 00 00`, and
 * `+33 (0)5 61 00 00 00` is the same number. `null` when it is neither.
 */
export function parseTelephone(text: string): string | null {
  const digits = text.replace(/\(0\)/, '').replace(/[\s.\-/()\u00a0\u202f]/g, '')
  const national = digits.replace(/^(\+33|0033)(?=[1-9]\d{8}$)/, '0')
  if (/^0[1-9]\d{8}$/.test(national)) return national.replace(/(\d\d)(?=\d)/g, '$1 ')
  return /^\+[1-9]\d{6,14}$/.test(national) ? national : null
}
