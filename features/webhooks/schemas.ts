import { z } from 'zod'
import { EVENT_KINDS } from '@/domain/webhooks/event'
import { ADDRESS_MAX } from '@/domain/webhooks/webhook'

const ticked = z.string().optional()

/** The form: one box for each kind of event. */
export const webhookSchema = z
  .object({
    address: z
      .string()
      .trim()
      .min(1, 'Indiquez l’adresse à prévenir.')
      .max(ADDRESS_MAX, `Cette adresse est trop longue : ${ADDRESS_MAX} caractères au plus.`),
    import_committed: ticked,
    import_held: ticked,
    step_proven: ticked,
    step_reopened: ticked,
  })
  .transform(({ address, ...boxes }) => ({ address, kinds: EVENT_KINDS.filter((kind) => boxes[kind] !== undefined) }))
  .refine(({ kinds }) => kinds.length > 0, { path: ['import_committed'], error: 'Cochez au moins un événement.' })

export const webhookIdSchema = z.object({ webhookId: z.uuid() })
export const deliveryIdSchema = z.object({ deliveryId: z.uuid() })
