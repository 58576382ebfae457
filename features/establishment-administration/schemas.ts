import { z } from 'zod'
import { ESTABLISHMENT_KINDS } from '@/domain/establishment/establishment-kind'
import { isWrittenAsUai, parseUai } from '@/domain/establishment/uai'
import { uaiSentence } from '@/features/establishments/presentation'
import { legible } from '@/lib/legible'

const MAX = 200

const text = z.string().overwrite(legible).max(MAX, `Ce texte est trop long : ${MAX} caractères au plus.`)
const optionalText = text.transform((typed) => typed || null)

const identitySchema = z.object({
  name: text.min(1, 'Donnez le nom de l’établissement.'),
  kind: z.enum(ESTABLISHMENT_KINDS, 'Choisissez le type de l’établissement.'),
  city: text.min(1, 'Indiquez la commune.'),
  address: optionalText,
  postalCode: z
    .string()
    .trim()
    .regex(/^(\d{5})?$/, 'Un code postal compte cinq chiffres, par exemple 31200.')
    .transform((typed) => typed || null),
})

export type EstablishmentIdentity = z.output<typeof identitySchema>

export const IDENTITY_FIELDS = Object.keys(identitySchema.shape) as (keyof EstablishmentIdentity)[]

const choice = z
  .string()
  .max(40)
  .transform((chosen) => chosen || null)

/** An empty département or académie is the one that the UAI tells. */
export const newEstablishmentSchema = identitySchema.extend({
  uai: z
    .string()
    .max(20)
    .transform((typed, context) => {
      const uai = parseUai(typed)
      if (uai.ok) return uai.value
      context.addIssue({ code: 'custom', message: uaiSentence(uai.refusal) })
      return z.NEVER
    }),
  departmentCode: choice,
  academyCode: choice,
  entId: z.union([z.literal('').transform(() => null), z.uuid('Choisissez un ENT de la liste.')]),
})

const uai = z.string().refine(isWrittenAsUai)

/** `seen`: the establishment as its form showed it. */
export const changedEstablishmentSchema = identitySchema.extend({ uai, seen: z.string().max(5_000) })

/** `voids`: how many known Identifiants CAS the person agreed to lose. */
export const chosenEntSchema = z.object({
  uai,
  entId: newEstablishmentSchema.shape.entId,
  voids: z.coerce.number().int().min(0).default(0),
})

export const uaiSchema = z.object({ uai })
