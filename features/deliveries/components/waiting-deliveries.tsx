import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { archiveName, waitingTitle } from '@/features/deliveries/presentation'
import type { DeliveryInBrief } from '@/features/deliveries/queries'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

/** The archives that were left before each of their lists was decided on; nothing without one. */
export function WaitingDeliveries({ uai, deliveries }: { uai: string; deliveries: readonly DeliveryInBrief[] }) {
  if (deliveries.length === 0) return null
  return (
    <Card
      title={plural(deliveries.length, 'Archive à finir', 'Archives à finir')}
      id="waiting-deliveries"
      emphasis="accent"
      isFlush
    >
      <ul className="divide-y divide-line">
        {deliveries.map(({ id, fileName, createdAt, createdByName, expiresAt, waiting }) => (
          <li key={id} className="px-4 py-3 sm:px-5">
            <TextLink href={routes.delivery(uai, id)} className="font-semibold wrap-anywhere">
              {archiveName(fileName)}
            </TextLink>
            <p>{waitingTitle(waiting.map(({ status }) => status))}.</p>
            <p className="text-sm text-ink-muted">
              Apportée le <Time at={createdAt} /> par {createdByName}&nbsp;; sera oubliée le <Time at={expiresAt} />.
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
