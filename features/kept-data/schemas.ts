import { z } from 'zod'
import { TOO_MANY_WORDS, WORDS_MAX } from '@/features/pairing/schemas'
import { isLegibleReason, legible } from '@/lib/legible'

const WORDS_MIN = 2
const WHY = 'Dites pourquoi, en quelques mots et sans nom.'

export const searchSchema = z.object({
  words: z
    .string()
    .trim()
    .min(WORDS_MIN, `Tapez ${WORDS_MIN} lettres au moins, ou l’identifiant PRONOTE.`)
    .max(WORDS_MAX, TOO_MANY_WORDS),
})

export const erasureSchema = z.object({
  personId: z.string(),
  reason: z
    .string(WHY)
    .max(500, 'Ce motif compte au plus 500 caractères.')
    .transform(legible)
    .refine((reason) => isLegibleReason(reason, 5), WHY),
  confirmed: z.literal('on', 'Cochez cette case pour confirmer : un effacement ne se défait pas.'),
})
