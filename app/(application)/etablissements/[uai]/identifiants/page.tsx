import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { WaitingDeliveries } from '@/features/deliveries/components/waiting-deliveries'
import { listWaitingDeliveries } from '@/features/deliveries/queries'
import { WaitingEntLists } from '@/features/ent-lists/components/waiting-ent-lists'
import { listWaitingEntLists } from '@/features/ent-lists/queries'
import { BringListForm } from '@/features/imports/components/bring-list-form'
import { ExportHelp } from '@/features/imports/components/export-help'
import { ImportHistory } from '@/features/imports/components/import-history'
import { interruptStale } from '@/features/import-runs/mutations'
import { forgetExpired } from '@/features/analyses/mutations'
import { listImports } from '@/features/imports/queries'
import { refusedListSchema } from '@/features/imports/schemas'
import { forgetColumns } from '@/features/known-columns/actions'
import { KnownColumnsCard } from '@/features/known-columns/components/known-columns-card'
import { listKnownColumns } from '@/features/known-columns/queries'
import { KeptDataLink } from '@/features/kept-data/components/kept-data-link'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { SealedExportsCard } from '@/features/sealed-exports/components/sealed-exports-card'
import { listSealedExports } from '@/features/sealed-exports/queries'
import { takeRefusedPaste } from '@/features/refused-pastes/mutations'
import { routes } from '@/lib/routes'
import { requireEstablishmentOrOpening } from '@/server/guard'
import { readFlash } from '@/server/flash'

export const metadata: Metadata = { title: 'Identifiants' }

type Props = { params: Promise<{ uai: string }>; searchParams: Promise<{ refus?: string | string[] }> }

export default async function IdentifiersPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="apporter des listes de personnes" />
  await forgetExpired()
  await interruptStale()
  const { refus } = await searchParams
  const [imports, archives, waiting, sealed, columns, left, pasted] = await Promise.all([
    listImports(access),
    listWaitingDeliveries(access),
    listWaitingEntLists(access),
    listSealedExports(access),
    listKnownColumns(access),
    refus ? readFlash(refusedListSchema) : null,
    takeRefusedPaste(access),
  ])
  const refused = left?.reason === refus ? left : refus ? 'unknown' : null
  return (
    <div className="space-y-6">
      <h2 className="sr-only">Identifiants</h2>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card
          title="Apporter une liste de PRONOTE"
          id="bring"
          actions={<TextLink href={routes.entLists(uai)}>La liste vient de l’ENT</TextLink>}
        >
          <BringListForm
            action={routes.importUpload(uai)}
            entLists={routes.entLists(uai)}
            refused={refused}
            pasted={refused && pasted}
          />
        </Card>
        <ExportHelp />
      </div>
      <WaitingDeliveries uai={uai} deliveries={archives} />
      <WaitingEntLists uai={uai} waiting={waiting} />
      <ImportHistory uai={uai} imports={imports} />
      <SealedExportsCard uai={uai} exports={sealed} />
      <KnownColumnsCard columns={columns} forget={forgetColumns.bind(null, uai)} />
      <KeptDataLink uai={uai} />
    </div>
  )
}
