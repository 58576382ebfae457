import { z } from 'zod'

export const correctionSchema = z.object({ personKey: z.string().max(20), casId: z.string().min(1).max(64) })

export const cancelCorrectionSchema = z.object({ correctionId: z.string().max(100) })
