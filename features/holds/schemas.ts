import { z } from 'zod'
import { MOST_HELD_SHOWN } from '@/domain/import/holds'
import { typedReason } from '@/lib/typed-reason'

const WRONG_PERCENT = 'Indiquez un nombre entier de 0 à 100.'
const percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, WRONG_PERCENT)
  .transform(Number)
  .refine((value) => value <= 100, WRONG_PERCENT)

/** The form of an académie's thresholds; `seen`: as the page showed them. */
export const thresholdsSchema = z.object({
  academyCode: z.string().max(3),
  many_absent: percent,
  many_changed: percent,
  many_unpaired: percent,
  seen: z.string().max(100),
})

/** Opens the establishments, of those that the page shows closed, whose held imports one means to approve. */
export const openHeldSchema = z.object({
  reason: typedReason,
  uais: z.string().transform((typed) => typed.split(' ').filter(Boolean).slice(0, MOST_HELD_SHOWN)),
})

/** Analyses again, of the imports that the page shows out of date, those that still are. */
export const reanalyseHeldSchema = z.object({
  imports: z.string().transform((typed) => typed.split(' ').filter(Boolean).slice(0, MOST_HELD_SHOWN)),
})

const TICKED = /^import-([0-9a-f-]{36})$/

/** The imports ticked on the page of those that are held, each by the analysis that it shows; one reason for all of them. */
export const releaseSchema = z
  .object({ reason: typedReason })
  .catchall(z.string().max(100))
  .transform(({ reason, ...fields }) => ({
    reason,
    imports: Object.entries(fields).flatMap(([name, analysis]) => {
      const importId = TICKED.exec(name)?.[1]
      return importId === undefined ? [] : [{ importId, shown: Number(analysis) }]
    }),
  }))
  // No more than the page shows: each is looked up and proven by itself.
  .refine(({ imports }) => imports.length <= MOST_HELD_SHOWN, `Cochez ${MOST_HELD_SHOWN} imports au plus à la fois.`)
