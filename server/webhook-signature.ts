import 'server-only'
import { createHmac } from 'node:crypto'
import { env } from '@/server/env'

/**
 * What signs the deliveries of a webhook, as its owner keeps it: `whsec_` and 32 bytes in base64. It is not stored: the
 * secret of this installation makes it from the webhook's id.
 */
export function webhookSecret(webhookId: string): string {
  return `whsec_${keyOf(webhookId).toString('base64')}`
}

/**
 * The headers of https://www.standardwebhooks.com: `v1,` and the HMAC-SHA256 of `id.timestamp.body`, in base64. `at`
 * tells a receiver how old the try is, so that one kept and sent again by somebody else is refused.
 */
export function signedHeaders(delivery: { id: string; webhookId: string; body: string }, at: Date) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signed = createHmac('sha256', keyOf(delivery.webhookId)).update(`${delivery.id}.${timestamp}.${delivery.body}`)
  return {
    'Webhook-Id': delivery.id,
    'Webhook-Timestamp': timestamp,
    'Webhook-Signature': `v1,${signed.digest('base64')}`,
  }
}

function keyOf(webhookId: string): Buffer {
  return createHmac('sha256', env().authSecret).update(`webhook:${webhookId}`).digest()
}
