import { z } from 'zod'

export const decisionSchema = z.object({
  personKey: z.string().max(20),
  entId: z.string().min(1).max(64),
  /** The button that was pressed. */
  verdict: z.enum(['same', 'other']),
})

export const undoDecisionSchema = z.object({ decisionId: z.string().max(100) })

/** The name of the box of one obvious case, the person's key in it; its value is the account's identifier. */
const BOX = /^case-(\d{1,18})$/

/** The obvious cases that were left ticked. */
export const obviousCasesSchema = z
  .object({})
  .catchall(z.string().max(64))
  .transform((fields) => ({
    ticked: Object.entries(fields).flatMap(([name, entId]) => {
      const [, personKey] = BOX.exec(name) ?? []
      return personKey ? [{ personKey, entId }] : []
    }),
  }))
