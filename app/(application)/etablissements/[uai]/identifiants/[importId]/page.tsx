import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { isOpen } from '@/domain/import/import-status'
import {
  analyseAgain,
  approveImport,
  confirmImport,
  correctRows,
  dropImport,
  searchFindings,
  undoCommitted,
} from '@/features/imports/actions'
import { listAwaited } from '@/features/corrections/queries'
import { ArchiveOfImport } from '@/features/deliveries/components/archive-of-import'
import { findDeliveryOf } from '@/features/deliveries/queries'
import { ImportReview } from '@/features/imports/components/import-review'
import { RunCard } from '@/features/imports/components/run-card'
import { SettledImport } from '@/features/imports/components/settled-import'
import { StatusBadge } from '@/features/imports/components/status-badge'
import { listName } from '@/features/imports/presentation'
import { findUndoRefusal } from '@/features/import-undo/queries'
import { interruptStale } from '@/features/import-runs/mutations'
import { findImport } from '@/features/imports/queries'
import { tellColumns } from '@/features/known-columns/actions'
import { ColumnsQuestion } from '@/features/known-columns/components/columns-question'
import { TellColumnsForm } from '@/features/known-columns/components/tell-columns-form'
import { findColumnSamples } from '@/features/known-columns/queries'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { cn } from '@/lib/cn'
import { routes } from '@/lib/routes'
import { now } from '@/server/clock'
import { requireEstablishmentOrOpening } from '@/server/guard'
import { allows } from '@/server/access'

export const metadata: Metadata = { title: 'Import de liste' }

export default async function ImportPage({ params }: { params: Promise<{ uai: string; importId: string }> }) {
  const { uai, importId } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="apporter des listes de personnes" />
  await interruptStale()
  const found = await findImport(access, importId)
  if (!found) notFound()
  const actions = {
    confirm: confirmImport.bind(null, uai),
    approve: approveImport.bind(null, uai),
    correct: correctRows.bind(null, uai),
    search: searchFindings.bind(null, uai),
    drop: dropImport.bind(null, uai),
    reanalyse: analyseAgain.bind(null, uai),
  }
  const { status } = found
  const isRunning = status === 'committing' || (isOpen(status) && found.progress !== null)
  const archive = await findDeliveryOf(access, importId)
  const unclear = status === 'analysed' ? found.recognised.unclear : undefined
  return (
    <>
      <TextLink href={routes.identifiers(uai)}>Toutes les listes</TextLink>
      <div className="mt-2 mb-1 flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 text-xl wrap-anywhere">{listName(found.fileName)}</h2>
        <StatusBadge status={status} />
      </div>
      <p className={cn('text-ink-muted', archive ? 'mb-2' : 'mb-6')}>
        Apportée le <Time at={found.createdAt} /> par {found.createdByName}
      </p>
      {archive && (
        <ArchiveOfImport uai={uai} archive={archive} isSettled={!isOpen(status) && status !== 'committing'} />
      )}
      {isRunning && <RunCard found={found} now={now()} />}
      {isOpen(status) && !isRunning && unclear && (
        <ColumnsQuestion
          found={found}
          unclear={unclear}
          samples={await findColumnSamples(access, importId)}
          actions={{ match: tellColumns.bind(null, uai), drop: actions.drop }}
        />
      )}
      {isOpen(status) && !isRunning && !unclear && (
        <ImportReview
          uai={uai}
          found={found}
          actions={actions}
          canExport={await allows(access, 'export_people')}
          awaited={await listAwaited(access)}
          columnsForm={
            found.recognised.unrecognised && (
              <TellColumnsForm
                found={found}
                candidates={found.recognised.unrecognised}
                samples={await findColumnSamples(access, importId)}
                match={tellColumns.bind(null, uai)}
              />
            )
          }
        />
      )}
      {!isOpen(status) && status !== 'committing' && (
        <SettledImport
          uai={uai}
          found={found}
          status={status}
          undo={undoCommitted.bind(null, uai)}
          undoRefusal={status === 'committed' ? await findUndoRefusal(access, importId) : null}
        />
      )}
    </>
  )
}
