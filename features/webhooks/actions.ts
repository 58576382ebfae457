'use server'

import { revalidatePath } from 'next/cache'
import {
  createWebhook as writeWebhook,
  enableWebhook as writeEnabled,
  redeliver as writeRedelivery,
  removeWebhook as writeRemoval,
} from '@/features/webhooks/mutations'
import { ADDRESS_SENTENCES, TOO_MANY_WEBHOOKS } from '@/features/webhooks/presentation'
import { deliveryIdSchema, webhookIdSchema, webhookSchema } from '@/features/webhooks/schemas'
import { routes } from '@/lib/routes'
import { done, doneWithNotice, doneWithSecret, onAccount, refused } from '@/server/action'
import { webhookSecret } from '@/server/webhook-signature'

const GONE = 'Ce webhook n’existe plus.'

export const createWebhook = onAccount()
  .input(webhookSchema)
  .run(async ({ access, input, now: at }) => {
    const created = await writeWebhook(access, input, at)
    if (!created.ok) {
      const { reason } = created.refusal
      if (reason === 'too_many') return refused(TOO_MANY_WEBHOOKS)
      return refused('Le webhook n’est pas créé.', { address: ADDRESS_SENTENCES[reason] })
    }
    revalidatePath(routes.webhooks())
    const message = 'Voici le secret qui signe les envois. Copiez-le maintenant : il ne sera plus jamais affiché.'
    return doneWithSecret(message, webhookSecret(created.value))
  })

export const removeWebhook = onAccount()
  .input(webhookIdSchema)
  .run(async ({ access, input, now: at }) => {
    const removed = await writeRemoval(access, input.webhookId, at)
    revalidatePath(routes.webhooks())
    return removed.ok ? doneWithNotice('Le webhook est supprimé.') : refused(GONE)
  })

export const enableWebhook = onAccount()
  .input(webhookIdSchema)
  .run(async ({ access, input }) => {
    const enabled = await writeEnabled(access, input.webhookId)
    revalidatePath(routes.webhooks())
    return enabled.ok ? done('Le webhook est réactivé.') : refused('Ce webhook n’est pas coupé, ou n’existe plus.')
  })

export const redeliver = onAccount()
  .input(deliveryIdSchema)
  .run(async ({ access, input, now: at }) => {
    const redelivered = await writeRedelivery(access, input.deliveryId, at)
    revalidatePath(routes.webhooks())
    if (redelivered.ok) return done('L’envoi va repartir.')
    return refused(
      redelivered.refusal.reason === 'disabled' ? 'Réactivez d’abord ce webhook.' : 'Cet envoi n’existe plus.',
    )
  })
