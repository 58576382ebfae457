import { z } from 'zod'

/** A reason as it was typed: what it is worth, and none at all is worth nothing, is for the rules to say. */
export const typedReason = z.string().catch('')
