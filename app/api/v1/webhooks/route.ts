import { webhookGone, webhookMadeJson, webhookProblem, webhooksJson } from '@/features/api/presentation'
import { CALLS } from '@/features/api/schemas'
import { createWebhook } from '@/features/webhooks/mutations'
import { findWebhook, listWebhooks } from '@/features/webhooks/queries'
import { onAccount, onlyAllows } from '@/server/api'
import { webhookSecret } from '@/server/webhook-signature'

export const GET = onAccount(CALLS.listWebhooks).run(async ({ access }) => webhooksJson(await listWebhooks(access)))

export const POST = onAccount(CALLS.createWebhook)
  .act(async ({ access, body: { address, events }, now }) => {
    const created = await createWebhook(access, { address, kinds: events }, now)
    return created.ok ? created.value : webhookProblem(created.refusal)
  })
  .tell(async (access, id) => {
    const webhook = await findWebhook(access, id)
    return webhook ? webhookMadeJson(webhook, webhookSecret(id)) : webhookGone()
  })

export const { PUT, PATCH, DELETE, OPTIONS } = onlyAllows('GET', 'POST')
