import { z } from 'zod'

/** Longer than any part of a contact; the exact limits and their sentences are in `domain/establishment/contact`. */
const text = z.string().max(1_000, 'Ce texte est trop long.')

/** The form of the contact: what was typed, and what the page showed of each part. */
export const contactSchema = z.object({
  name: text,
  telephone: text,
  email: text,
  seenName: text,
  seenTelephone: text,
  seenEmail: text,
})
