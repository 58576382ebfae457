import { z } from 'zod'

/** The form that opens the names of an establishment; what its reason is worth is for `domain/access/opening`. */
export const openingSchema = z.object({ reason: z.string() })
