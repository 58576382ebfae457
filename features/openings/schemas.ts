import { z } from 'zod'
import { typedReason } from '@/lib/typed-reason'

/** The form that opens the names of an establishment; what its reason is worth is for `domain/access/opening`. */
export const openingSchema = z.object({ reason: typedReason })
