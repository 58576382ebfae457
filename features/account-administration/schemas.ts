import { z } from 'zod'
import { ROLE_PLACES, type StatedMembership } from '@/domain/access/administration'
import { isEmail } from '@/domain/establishment/contact'
import { ACCOUNT_SENTENCES } from '@/features/account-administration/presentation'
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

/** A role without its place is told with the other fields: `when`, even if one of them is wrong. */
function withPlace<Schema extends z.ZodType<StatedMembership>>(schema: Schema): Schema {
  const isTyped = { when: ({ value }: { value: unknown }) => membershipSchema.safeParse(value).success }
  const needs = (place: 'academy' | 'establishment', { role }: StatedMembership) => ROLE_PLACES[role] === place
  return schema
    .refine((stated) => !needs('academy', stated) || stated.academyCode !== '', {
      ...{ path: ['academyCode'], message: ACCOUNT_SENTENCES.academy_missing, ...isTyped },
    })
    .refine((stated) => !needs('establishment', stated) || stated.uai.trim() !== '', {
      ...{ path: ['uai'], message: ACCOUNT_SENTENCES.unknown_establishment, ...isTyped },
    })
}

const accountId = z.uuid()

export const newAccountSchema = withPlace(membershipSchema.extend(identity))
export const changedAccountSchema = z.object({ ...identity, accountId })
export const givenMembershipSchema = withPlace(membershipSchema.extend({ accountId }))
export const takenMembershipSchema = z.object({ accountId, membershipId: z.uuid() })
export const accountIdSchema = z.object({ accountId })
