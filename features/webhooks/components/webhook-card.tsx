import { ActionButton } from '@/components/ui/action-button'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { DeliveryTable } from '@/features/webhooks/components/delivery-table'
import { DISABLED_WEBHOOK, EVENT_LABELS } from '@/features/webhooks/presentation'
import type { WebhookView } from '@/features/webhooks/queries'
import type { FormAction } from '@/lib/action-state'
import { formatDate } from '@/lib/dates'

type WebhookCardProps = { webhook: WebhookView; remove: FormAction; enable: FormAction; redeliver: FormAction }

/** One webhook: what it is told, how it fares, its last deliveries. */
export function WebhookCard({ webhook, remove, enable, redeliver }: WebhookCardProps) {
  const { id, address, kinds, createdAt, disabledAt, deliveries } = webhook
  const told = kinds.map((kind) => EVENT_LABELS[kind].toLowerCase()).join('\u00a0; ')
  return (
    <Card
      title={<span className="wrap-anywhere">{address}</span>}
      description={`Créé le ${formatDate(createdAt)}. Prévenu quand\u00a0: ${told}.`}
      id={`webhook-${id}`}
      actions={
        <Disclosure
          summary={
            <>
              Supprimer…<span className="sr-only"> le webhook vers {address}</span>
            </>
          }
        >
          <ActionButton action={remove} fields={{ webhookId: id }} size="sm">
            Supprimer ce webhook
          </ActionButton>
        </Disclosure>
      }
    >
      {disabledAt && (
        <Alert
          tone="danger"
          title={`Coupé le ${formatDate(disabledAt)}`}
          className="mb-4"
          actions={
            <ActionButton action={enable} fields={{ webhookId: id }} size="sm">
              Réactiver
            </ActionButton>
          }
        >
          <p>{DISABLED_WEBHOOK}</p>
        </Alert>
      )}
      {deliveries.length > 0 ? (
        <DeliveryTable deliveries={deliveries} redeliver={disabledAt ? null : redeliver} />
      ) : (
        <p className="text-ink-muted">Rien ne lui a encore été envoyé.</p>
      )}
    </Card>
  )
}
