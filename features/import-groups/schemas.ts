import { z } from 'zod'
import { COVERAGES } from '@/domain/import/coverage'
import { PROFILES } from '@/domain/people/profile'
import { typedReason } from '@/lib/typed-reason'

/** The fields beside a list of several establishments. */
export const bringGroupSchema = z.object({
  profile: z
    .enum(['', ...PROFILES])
    .optional()
    .transform((profile) => profile || null)
    .catch(null),
  coverage: z.enum(COVERAGES).catch('part'),
  reason: typedReason,
})

export const groupSchema = z.object({ groupId: z.string().max(100) })

/**
 * `analyses`: of the imports analysed again by themselves, the number of the analysis that the page shows, as «id:2»,
 * with spaces between. Of all the others it is the first.
 */
export const confirmGroupSchema = groupSchema.extend({
  analyses: z.string().transform((typed) => {
    const numbers = typed.split(' ').filter(Boolean)
    return new Map(numbers.map((one) => [one.slice(0, one.indexOf(':')), Number(one.slice(one.indexOf(':') + 1))]))
  }),
})

/** No column of the list, in the form that asks which one holds the Identifiant CAS. */
export const NO_COLUMN = 'none'

/** `column`: its place in the list, or null for none. */
export const matchGroupSchema = groupSchema.extend({
  column: z
    .string('Choisissez une colonne, ou « Aucune de ces colonnes ».')
    .regex(/^(?:none|\d{1,3})$/, 'Choisissez une colonne, ou « Aucune de ces colonnes ».')
    .transform((chosen) => (chosen === NO_COLUMN ? null : Number(chosen))),
})

/** `act`: what the establishments are opened again for. */
export const reopenGroupSchema = groupSchema.extend({
  reason: typedReason,
  act: z.enum(['discard', 'undo']).catch('discard'),
})

/** What the form of a list of several establishments is told after a refusal. */
export const refusedGroupSchema = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  remedy: z.string(),
  profile: z.enum(PROFILES).nullable(),
  coverage: z.enum(COVERAGES),
  reason: z.string(),
})
export type RefusedGroup = z.infer<typeof refusedGroupSchema>
