import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { openHeld, reanalyseHeld, releaseHeld } from '@/features/holds/actions'
import { HeldImportsForm } from '@/features/holds/components/held-imports-form'
import { OpenHeldForm } from '@/features/holds/components/open-held-form'
import { HeldImportsTable } from '@/features/holds/components/held-imports-table'
import { OutdatedHeld } from '@/features/holds/components/outdated-held'
import { heldIntroduction } from '@/features/holds/presentation'
import { listHeld } from '@/features/holds/queries'
import { routes } from '@/lib/routes'
import { requirePopulation } from '@/server/guard'

export const metadata: Metadata = { title: 'Imports retenus' }

export default async function HeldImportsPage() {
  const held = await listHeld(await requirePopulation())
  const closed = new Set(held.flatMap(({ uai, isOpen }) => (isOpen ? [] : [uai])))
  const outdated = held.filter(({ isOutdated }) => isOutdated)
  const reanalysable = outdated.filter(({ isOpen }) => isOpen).map(({ id }) => id)
  const open = held.filter(({ isOpen, isOutdated }) => isOpen && !isOutdated).length
  return (
    <>
      <TextLink href={routes.establishments()}>Tous les établissements</TextLink>
      <PageHeader title="Imports retenus" subtitle={heldIntroduction(held.length)} />
      {closed.size > 0 && (
        <div className="mb-6">
          <OpenHeldForm action={openHeld} uais={[...closed]} />
        </div>
      )}
      {outdated.length > 0 && (
        <div className="mb-6">
          <OutdatedHeld
            action={reanalyseHeld}
            importIds={reanalysable}
            closed={outdated.length - reanalysable.length}
          />
        </div>
      )}
      <HeldImportsForm action={releaseHeld} held={held.length} open={open}>
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
