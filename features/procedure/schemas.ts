import { z } from 'zod'

const NOTE_MAX = 2_000

const note = z.string().trim().max(NOTE_MAX, `La note est trop longue : ${NOTE_MAX} caractères au plus.`).optional()

const reason = z.string().trim().max(NOTE_MAX, `Ce texte est trop long : ${NOTE_MAX} caractères au plus.`)

const seenVersion = z.coerce.number().int().min(0)

/** A form about one step: which one, and the version of the setup that its page showed. */
export const stepSchema = z.object({ step: z.string().max(100), version: seenVersion, note })
export const stepWithReasonSchema = stepSchema.extend({ reason })
export const setupSchema = z.object({ version: seenVersion })
export const setupWithReasonSchema = setupSchema.extend({ reason })
