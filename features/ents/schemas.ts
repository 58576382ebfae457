import { z } from 'zod'
import { SUBJECT_SOURCES } from '@/domain/configuration/configuration'
import { checkCasUrl } from '@/domain/configuration/check-urls'
import { fieldSentences } from '@/features/configuration-findings/presentation'
import { legible } from '@/lib/legible'

const MAX = 200

const text = z.string().overwrite(legible).max(MAX, `Ce texte est trop long : ${MAX} caractères au plus.`)
const optionalText = text.transform((typed) => typed || null)

const subjectSchema = z.object({ subjectSource: z.enum(SUBJECT_SOURCES), subjectAttribute: z.string().nullable() })

const entSchema = z
  .object({
    name: text.min(1, 'Donnez le nom de l’ENT, comme ses utilisateurs le connaissent.'),
    vendor: text.min(1, 'Indiquez l’éditeur de l’ENT.'),
    casUrl: text.min(1, 'Indiquez l’adresse du serveur CAS de l’ENT.').superRefine((typed, context) => {
      for (const message of Object.values(fieldSentences(checkCasUrl(typed))))
        context.addIssue({ code: 'custom', message })
    }),
    identifierAttribute: text.min(1, 'Indiquez l’attribut qui porte l’identifiant PRONOTE.'),
    subjectSource: z.enum(SUBJECT_SOURCES, 'Choisissez ce qui désigne l’utilisateur.'),
    subjectAttribute: optionalText,
    matchingCode: optionalText,
    exportTarget: optionalText,
    portalSsoType: optionalText,
  })
  .refine(({ subjectSource, subjectAttribute }) => subjectSource === 'subject' || subjectAttribute !== null, {
    path: ['subjectAttribute'],
    message: 'Indiquez quel attribut CAS désigne l’utilisateur.',
    // Told with the other fields, even if one of them is wrong.
    when: ({ value }) => subjectSchema.safeParse(value).success,
  })

export type EntDraft = z.output<typeof entSchema>

export const ENT_FIELDS = Object.keys(entSchema.shape) as (keyof EntDraft)[]

const academyCode = z.string().max(3, 'Choisissez une académie.')

export const newEntSchema = z.intersection(
  entSchema,
  z.object({ academyCode: academyCode.min(1, 'Choisissez une académie.') }),
)
/** `seen`: the ENT as its form showed it. */
export const changedEntSchema = z.intersection(entSchema, z.object({ entId: z.uuid(), seen: z.string().max(5_000) }))
export const entIdSchema = z.object({ entId: z.uuid() })
