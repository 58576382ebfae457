import { webhookGone } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { removeWebhook } from '@/features/webhooks/mutations'
import { onAccount, onlyAllows } from '@/server/api'

export const DELETE = onAccount(CALLS.removeWebhook).run(async ({ access, params, now }) => {
  const removed = await removeWebhook(access, params.id, now)
  return removed.ok ? null : webhookGone()
})

export const { GET, POST, PUT, PATCH, OPTIONS } = onlyAllows('DELETE')
