import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { RecordSearch } from '@/components/ui/record-search'
import { searchPeople } from '@/features/kept-data/actions'
import { ErasedCard } from '@/features/kept-data/components/erased-card'
import { KeptDataSummary } from '@/features/kept-data/components/kept-data-summary'
import { findKeptData } from '@/features/kept-data/queries'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { routes } from '@/lib/routes'
import { grantEstablishment } from '@/server/access'
import { requireEstablishment } from '@/server/guard'

export const metadata: Metadata = { title: 'Données conservées' }

export default async function KeptDataPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'read')
  const [kept, names] = await Promise.all([findKeptData(access), grantEstablishment(access.actor, uai, 'read_people')])
  return (
    <div className="space-y-6">
      <h2 className="text-2xl">Données conservées</h2>
      <KeptDataSummary kept={kept} />
      {names.permission === 'granted' && (
        <Card
          id="personne"
          title="Une personne demande ses données"
          description="Trouvez-la pour lui remettre ce qui est conservé d’elle, ou pour l’effacer."
        >
          <RecordSearch
            action={searchPeople.bind(null, uai)}
            label="Nom, prénom ou identifiant PRONOTE"
            clearHref={routes.keptData(uai)}
          />
        </Card>
      )}
      {names.permission === 'opening_required' && (
        <OpeningRequired action={openPeople.bind(null, uai)} purpose="chercher une personne" />
      )}
      <ErasedCard erased={kept.erased} onRequest={kept.onRequest} />
    </div>
  )
}
