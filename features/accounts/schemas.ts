import { z } from 'zod'
import { TOKEN_DAYS } from '@/domain/access/api-token'

/** A bound on what is read; what makes a good password is for `checkNewPassword`. */
const typedPassword = z.string().max(1_000, 'Un mot de passe compte au plus 1 000 caractères.')

export const signInSchema = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'Indiquez votre adresse électronique.')
    .max(254, 'Une adresse électronique compte au plus 254 caractères.'),
  password: typedPassword.min(1, 'Indiquez votre mot de passe.'),
})

export const chosenPasswordSchema = z.object({ newPassword: typedPassword, repeatedPassword: typedPassword })

export const passwordChangeSchema = chosenPasswordSchema.extend({
  currentPassword: typedPassword.min(1, 'Indiquez votre mot de passe actuel.'),
  endTokens: z.literal('on').optional(),
})

const NAME_MAX = 80
const DAYS = TOKEN_DAYS.map(String)

export const tokenSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Donnez un nom au jeton : il vous dira plus tard à quoi il sert.')
    .max(NAME_MAX, `Ce nom est trop long : ${NAME_MAX} caractères au plus.`),
  access: z.enum(['read', 'write'], 'Choisissez ce que le jeton permet.'),
  days: z.enum(DAYS, 'Choisissez une durée.').transform(Number),
})

export const tokenIdSchema = z.object({ tokenId: z.uuid() })

export const noFieldsSchema = z.object({})
