import { z } from 'zod'

export const decisionSchema = z.object({
  personKey: z.string().max(20),
  entId: z.string().min(1).max(64),
  /** The button that was pressed. */
  verdict: z.enum(['same', 'other']),
})

export const undoDecisionSchema = z.object({ decisionId: z.string().max(100) })
