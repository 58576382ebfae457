import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PrintButton } from '@/components/ui/print-button'
import { countReasons } from '@/domain/pairing/explain-pairing'
import { AdoptionCard } from '@/features/adoption/components/adoption-card'
import { findAdoption } from '@/features/adoption/queries'
import { LevelCounts } from '@/features/pairing/components/level-counts'
import { NoListYet } from '@/features/pairing/components/no-list-yet'
import { PairingCounts, PairingHeadline } from '@/features/pairing/components/pairing-counts'
import { ReasonsCard } from '@/features/pairing/components/reasons-card'
import { UnpairedOnPaper } from '@/features/pairing/components/unpaired-on-paper'
import { countByLevel, findPairing, listUnpairedByGroup } from '@/features/pairing/queries'
import { countPairingReasons, explainPeople } from '@/features/reconciliation/queries'
import { formatDate } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { grantEstablishment } from '@/server/access'
import { now } from '@/server/clock'
import { requireEstablishment } from '@/server/guard'

export const metadata: Metadata = { title: 'Appariement, à imprimer' }

/** Who is not of the school prints counts: a whole list of names on paper is one that was taken away. */
export default async function PairingPrintPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'read')
  const [pairing, levels, adoption, names] = await Promise.all([
    findPairing(access),
    countByLevel(access),
    findAdoption(access),
    grantEstablishment(access.actor, uai, 'export_people'),
  ])
  if (pairing.people === 0) return <NoListYet uai={uai} canImport={names.permission === 'granted'} />
  const explanations = names.permission === 'granted' ? await explainPeople(names.access) : null
  const reasons = explanations ? countReasons(explanations) : await countPairingReasons(access)
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <Breadcrumb items={[{ label: 'Appariement', href: routes.pairing(uai) }]} />
          <h2 className="text-2xl">Appariement au {formatDate(now())}</h2>
        </div>
        <span className="print:hidden">
          <PrintButton variant="primary" />
        </span>
      </div>
      <PairingHeadline pairing={pairing} />
      <ReasonsCard uai={uai} reasons={reasons} isLinked={false} waiting={0} />
      <PairingCounts uai={uai} pairing={pairing} isLinked={false}>
        <LevelCounts levels={levels} />
      </PairingCounts>
      <AdoptionCard {...adoption} />
      {names.permission === 'granted' && explanations && (
        <UnpairedOnPaper {...{ pairing, explanations }} groups={await listUnpairedByGroup(names.access)} />
      )}
    </div>
  )
}
