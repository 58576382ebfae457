import type { Metadata } from 'next'
import { standing } from '@/domain/procedure/standing'
import { notePortalImport, readPortalPage, withdrawNotedImport } from '@/features/portal-imports/actions'
import { NotedImport } from '@/features/portal-imports/components/noted-import'
import { PortalImportHistory } from '@/features/portal-imports/components/portal-import-history'
import { RecordingCards } from '@/features/portal-imports/components/recording-cards'
import { findPortalImport, listPortalImports } from '@/features/portal-imports/queries'
import { findSetup } from '@/features/procedure/queries'
import { allows } from '@/server/access'
import { requireEstablishment } from '@/server/guard'

export const metadata: Metadata = { title: 'Imports dans l’ENT' }

type Props = { params: Promise<{ uai: string }>; searchParams: Promise<{ note?: string | string[] }> }

export default async function PortalImportsPage({ params, searchParams }: Props) {
  const { uai } = await params
  const { note } = await searchParams
  const access = await requireEstablishment(uai, 'read')
  const [imports, noted, setup, canAct] = await Promise.all([
    listPortalImports(access),
    typeof note === 'string' ? findPortalImport(access, note) : null,
    findSetup(access),
    allows(access, 'advance'),
  ])
  return (
    <div className="group/page space-y-6">
      <h2 className="sr-only">Imports dans l’ENT</h2>
      {noted && (
        // The success of the import before would stand above what is refused of this one.
        <div className="group-has-data-refused/page:hidden">
          <NotedImport uai={uai} one={noted} setup={setup} standing={standing(setup)} />
        </div>
      )}
      {canAct && <RecordingCards read={readPortalPage.bind(null, uai)} note={notePortalImport.bind(null, uai)} />}
      <PortalImportHistory imports={imports} withdraw={canAct ? withdrawNotedImport.bind(null, uai) : null} />
    </div>
  )
}
