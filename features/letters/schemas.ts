import { z } from 'zod'
import { LETTER_LAYOUTS, LONGEST_TEXT, type LetterLayout } from '@/domain/letters/letter-text'
import type { Recipients } from '@/domain/letters/recipients'
import type { Profile } from '@/domain/people/profile'
import { PROFILE_SLUGS } from '@/features/pairing/schemas'

/** Longer than any text that is taken; the exact limits and their sentences are in `domain/letters`. */
const text = z.string().max(10 * LONGEST_TEXT.letter, 'Ce texte est beaucoup trop long.')

/** The form of the texts: what was typed, and what the page showed; empty while the texts are still ours. */
export const letterTextSchema = z.object({
  letter: text,
  slip: text,
  entAddress: text,
  seenLetter: text,
  seenSlip: text,
  seenEntAddress: text,
})

const word = z
  .string()
  .max(100)
  .regex(/^[^\0]*$/)
  .catch('')

/** `un` a page, `huit` slips to a page. */
const LAYOUT_SLUGS = { page: 'une', slips: 'huit' } as const satisfies Record<LetterLayout, string>

const addressSchema = z.object({ profil: word, classe: word, format: word, autres: word })

export type LetterChoice = { recipients: Recipients; layout: LetterLayout }

/** To whom and how, as an address or the form says: a class is one of pupils. What cannot be read is left out. */
export function readLetterChoice(given: Record<string, unknown>): LetterChoice {
  const { profil, classe, format, autres } = addressSchema.parse(given)
  const profile = (Object.keys(PROFILE_SLUGS) as Profile[]).find((key) => PROFILE_SLUGS[key] === profil) ?? null
  const layout = LETTER_LAYOUTS.find((key) => LAYOUT_SLUGS[key] === format) ?? 'page'
  const withOthers = autres === 'oui'
  return { recipients: { profile: classe ? 'pupil' : profile, className: classe || null, withOthers }, layout }
}

/** The same as an address. */
export function writeLetterChoice({
  recipients: { profile, className, withOthers },
  layout,
}: LetterChoice): Record<string, string> {
  return {
    ...(className ? { classe: className } : profile ? { profil: PROFILE_SLUGS[profile] } : {}),
    format: LAYOUT_SLUGS[layout],
    ...(withOthers ? { autres: 'oui' } : {}),
  }
}
