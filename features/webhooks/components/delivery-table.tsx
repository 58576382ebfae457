import { ActionButton } from '@/components/ui/action-button'
import { Badge } from '@/components/ui/badge'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DELIVERY_STATES, EVENT_LABELS, faultSentence } from '@/features/webhooks/presentation'
import type { DeliveryView } from '@/features/webhooks/queries'
import type { FormAction } from '@/lib/action-state'
import { plural } from '@/lib/plural'

type DeliveryTableProps = {
  deliveries: DeliveryView[]
  /** Null: nothing can be sent now. */
  redeliver: FormAction | null
}

/** The last deliveries of a webhook, the latest first. */
export function DeliveryTable({ deliveries, redeliver }: DeliveryTableProps) {
  return (
    <Table isStacked caption="Derniers envois">
      <TableHead>
        <ColumnHeader>Événement</ColumnHeader>
        <ColumnHeader>État</ColumnHeader>
        <ColumnHeader>Dernier essai</ColumnHeader>
        <ColumnHeader>Prochain essai</ColumnHeader>
        <ColumnHeader>
          <span className="sr-only">Actions</span>
        </ColumnHeader>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} redeliver={redeliver} />
        ))}
      </TableBody>
    </Table>
  )
}

function DeliveryRow({ delivery, redeliver }: { delivery: DeliveryView } & Pick<DeliveryTableProps, 'redeliver'>) {
  const { id, kind, uai, at, state, tries, lastTryAt, lastStatus, lastFault, nextTryAt } = delivery
  const { label, tone } = DELIVERY_STATES[state]
  return (
    <TableRow>
      <RowHeader className="min-w-44">
        {EVENT_LABELS[kind]}
        <span className="block font-normal text-ink-muted">
          {uai}, <Time at={at} />
        </span>
      </RowHeader>
      <Cell label="État">
        <Badge tone={tone}>{label}</Badge>
      </Cell>
      <Cell label="Dernier essai" className="min-w-44">
        {lastTryAt ? <Time at={lastTryAt} /> : '–'}
        <span className="block text-ink-muted">
          {lastStatus !== null && `Réponse ${lastStatus}. `}
          {lastFault !== null && faultSentence(lastFault)}
          {tries > 1 && ` ${tries} ${plural(tries, 'essai', 'essais')}.`}
        </span>
      </Cell>
      <Cell label="Prochain essai" className="min-w-36">
        {state === 'waiting' ? <Time at={nextTryAt} /> : '–'}
      </Cell>
      <Cell>
        {redeliver && state !== 'waiting' && (
          <ActionButton action={redeliver} fields={{ deliveryId: id }} size="sm">
            Renvoyer
            <span className="sr-only">
              {' '}
              {EVENT_LABELS[kind]}, {uai}
            </span>
          </ActionButton>
        )}
      </Cell>
    </TableRow>
  )
}
