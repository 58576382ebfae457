import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { releaseHeld } from '@/features/holds/actions'
import { HeldImportsForm } from '@/features/holds/components/held-imports-form'
import { HeldImportsTable } from '@/features/holds/components/held-imports-table'
import { heldIntroduction } from '@/features/holds/presentation'
import { listHeld } from '@/features/holds/queries'
import { routes } from '@/lib/routes'
import { requirePopulation } from '@/server/guard'

export const metadata: Metadata = { title: 'Imports retenus' }

export default async function HeldImportsPage() {
  const held = await listHeld(await requirePopulation())
  return (
    <>
      <TextLink href={routes.establishments()}>Tous les établissements</TextLink>
      <PageHeader title="Imports retenus" subtitle={heldIntroduction(held.length)} />
      <HeldImportsForm action={releaseHeld} held={held.length} canRelease={held.some(({ isOpen }) => isOpen)}>
        {held.length === 0 ? (
          <Card>
            <EmptyState icon="check-circle" title="Aucun import n’est retenu">
              Aucune liste ne dépasse les seuils de retenue en ce moment.
            </EmptyState>
          </Card>
        ) : (
          <Card isFlush>
            <HeldImportsTable held={held} />
          </Card>
        )}
      </HeldImportsForm>
    </>
  )
}
