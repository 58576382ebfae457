import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { createWebhook, enableWebhook, redeliver, removeWebhook } from '@/features/webhooks/actions'
import { NewWebhookForm } from '@/features/webhooks/components/new-webhook-form'
import { WebhookCard } from '@/features/webhooks/components/webhook-card'
import { EVENT_OPTIONS } from '@/features/webhooks/presentation'
import { listWebhooks } from '@/features/webhooks/queries'
import { routes } from '@/lib/routes'
import { requireAccount } from '@/server/guard'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function WebhooksPage() {
  const access = await requireAccount()
  const webhooks = await listWebhooks(access)
  return (
    <>
      <PageHeader
        title="Webhooks"
        breadcrumb={[{ label: 'Mon compte', href: routes.account() }]}
        subtitle="Passerelle prévient un autre programme dès que quelque chose arrive dans vos établissements. Un envoi contient des codes et des nombres, jamais de nom."
      />
      <div className="space-y-6">
        {webhooks.map((webhook) => (
          <WebhookCard
            key={webhook.id}
            webhook={webhook}
            remove={removeWebhook}
            enable={enableWebhook}
            redeliver={redeliver}
          />
        ))}
        <Card
          id="nouveau"
          title="Nouveau webhook"
          description="Il suit les droits de votre compte&nbsp;: il se tait sur ce que vous ne voyez plus."
        >
          <NewWebhookForm action={createWebhook} events={EVENT_OPTIONS} />
        </Card>
      </div>
    </>
  )
}
