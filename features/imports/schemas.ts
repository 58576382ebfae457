import { z } from 'zod'
import { COVERAGES } from '@/domain/import/coverage'
import { PROFILES } from '@/domain/people/profile'

/** An empty choice is «reconnu automatiquement». */
const profileChoice = z
  .enum(['', ...PROFILES])
  .optional()
  .transform((profile) => profile || null)

/** The fields beside a list that is brought. What is not understood reads as the choice that changes the least. */
export const bringSchema = z.object({
  profile: profileChoice.catch(null),
  coverage: z.enum(COVERAGES).catch('part'),
})

export const importSchema = z.object({ importId: z.string().max(100) })

export const reanalyseSchema = importSchema.extend({
  profile: profileChoice,
  coverage: z.enum(COVERAGES).optional(),
})

/** What the form of a list is told after a refusal. */
export const refusedListSchema = z.object({
  reason: z.string(),
  title: z.string(),
  detail: z.string(),
  remedy: z.string(),
  profile: z.enum(PROFILES).nullable(),
  coverage: z.enum(COVERAGES),
})
export type RefusedList = z.infer<typeof refusedListSchema>
