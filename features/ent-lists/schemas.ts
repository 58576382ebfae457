import { z } from 'zod'
import { ENT_VENDORS } from '@/domain/ent-list/ent-vendor'
import { PROFILES } from '@/domain/people/profile'

const vendor = z.enum(ENT_VENDORS).nullable().catch(null)
const profile = z.enum(PROFILES).nullable().catch(null)

/** The choices beside a list that is brought; what is not understood, or empty, is to be recognised. */
export const bringEntListSchema = z.object({ vendor, profile })

export const entListSchema = z.object({ listId: z.string().max(100) })

export const eraseEntListsSchema = z.object({})

/** What the form is told after a refusal. */
export const refusedEntListSchema = z.object({
  reason: z.string(),
  title: z.string(),
  detail: z.string(),
  remedy: z.string(),
  vendor,
  profile,
})
export type RefusedEntList = z.infer<typeof refusedEntListSchema>
