import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { DeliveryReport } from '@/features/deliveries/components/delivery-report'
import { findDelivery } from '@/features/deliveries/queries'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { routes } from '@/lib/routes'
import { requireEstablishmentOrOpening } from '@/server/guard'

export const metadata: Metadata = { title: 'Archive de listes' }

export default async function DeliveryPage({ params }: { params: Promise<{ uai: string; deliveryId: string }> }) {
  const { uai, deliveryId } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="apporter des listes de personnes" />
  const delivery = await findDelivery(access, deliveryId)
  if (!delivery) notFound()
  return (
    <>
      <TextLink href={routes.identifiers(uai)}>Toutes les listes</TextLink>
      <h2 className="mt-2 mb-1 text-xl wrap-anywhere">{delivery.fileName}</h2>
      <p className="mb-6 text-ink-muted">
        Archive apportée le <Time at={delivery.createdAt} /> par {delivery.createdByName}, oubliée le{' '}
        <Time at={delivery.expiresAt} />
      </p>
      <DeliveryReport uai={uai} delivery={delivery} />
    </>
  )
}
