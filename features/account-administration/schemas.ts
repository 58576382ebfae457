import { z } from 'zod'
import { isEmail } from '@/domain/establishment/contact'
import { legible } from '@/lib/legible'

const NAME_MAX = 120

const identity = {
  name: z
    .string()
    .overwrite(legible)
    .min(1, 'Donnez le nom de la personne.')
    .max(NAME_MAX, `Ce nom est trop long : ${NAME_MAX} caractères au plus.`),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .refine(isEmail, 'Cette adresse électronique n’est pas complète : un nom, une arobase et un domaine.'),
}

const membershipSchema = z.object({
  role: z.enum(['operator', 'academy_admin', 'support', 'school_admin', 'school_reader'], 'Choisissez un rôle.'),
  academyCode: z.string().max(3).default(''),
  uai: z.string().max(20).default(''),
})

const accountId = z.uuid()

/** A role as a form states it: which of the two places counts depends on the role. */
export type StatedMembership = z.output<typeof membershipSchema>

export const newAccountSchema = membershipSchema.extend(identity)
export const changedAccountSchema = z.object({ ...identity, accountId })
export const givenMembershipSchema = membershipSchema.extend({ accountId })
export const takenMembershipSchema = z.object({ accountId, membershipId: z.uuid() })
export const accountIdSchema = z.object({ accountId })
