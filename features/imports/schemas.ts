import { z } from 'zod'
import { CORRECTABLE_FIELDS, MAX_TYPED_LENGTH, type CellCorrection } from '@/domain/import/corrections'
import { COVERAGES } from '@/domain/import/coverage'
import { PROFILES } from '@/domain/people/profile'
import { nameSearchSchema } from '@/features/pairing/schemas'
import { typedReason } from '@/lib/typed-reason'

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

export const findingSearchSchema = nameSearchSchema.extend({ importId: z.string().max(100) })

/** `analysis`: the number of the one that the page shows. */
export const confirmSchema = importSchema.extend({ analysis: z.coerce.number().int() })

export const reanalyseSchema = importSchema.extend({
  profile: profileChoice,
  coverage: z.enum(COVERAGES).optional(),
})

export const approvalSchema = confirmSchema.extend({ reason: typedReason })

/** The name of the field where the cell of a line is typed again, and of the box that leaves the line out. */
const TYPED = /^cell-(\d{1,7})-(\w+)$/
const LEFT_OUT = /^out-(\d{1,7})$/

/**
 * The cells typed next to the findings and the lines left out, from a form with as many fields as there are findings;
 * `withdraw`: the line whose corrections are to be forgotten.
 */
export const correctionsSchema = importSchema
  .extend({ withdraw: z.string().max(10).optional() })
  .catchall(z.string().max(MAX_TYPED_LENGTH, 'Cette valeur est trop longue.'))
  .transform(({ importId, withdraw, ...fields }) => {
    const cells: CellCorrection[] = []
    const leaveOut: number[] = []
    for (const [name, value] of Object.entries(fields)) {
      const [, line, typed] = TYPED.exec(name) ?? []
      const field = CORRECTABLE_FIELDS.find((one) => one === typed)
      if (line && field) cells.push({ line: Number(line), field, value })
      const [, out] = LEFT_OUT.exec(name) ?? []
      if (out) leaveOut.push(Number(out))
    }
    return { importId, cells, leaveOut, withdraw: withdraw ? [Number(withdraw)].filter(Number.isInteger) : [] }
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
