import type { Metadata } from 'next'
import { countReasons, type Explanation } from '@/domain/pairing/explain-pairing'
import type { Reason } from '@/domain/pairing/reason'
import { AdoptionCard } from '@/features/adoption/components/adoption-card'
import { findAdoption } from '@/features/adoption/queries'
import { countWaitingCorrections } from '@/features/corrections/queries'
import { KeptDataLink } from '@/features/kept-data/components/kept-data-link'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { searchUnpaired } from '@/features/pairing/actions'
import { LevelCounts } from '@/features/pairing/components/level-counts'
import { NamesKept } from '@/features/pairing/components/names-kept'
import { NoListYet } from '@/features/pairing/components/no-list-yet'
import { PairingActions } from '@/features/pairing/components/pairing-actions'
import { PairingContents } from '@/features/pairing/components/pairing-contents'
import { PairingCounts, PairingHeadline } from '@/features/pairing/components/pairing-counts'
import { ReasonsCard } from '@/features/pairing/components/reasons-card'
import { UnpairedSection } from '@/features/pairing/components/unpaired-section'
import { countByLevel, findPairing, listConflicts, listUnpaired, UNPAIRED_PER_PAGE } from '@/features/pairing/queries'
import { readUnpairedFilter } from '@/features/pairing/schemas'
import { countPairingReasons, explainPeople } from '@/features/reconciliation/queries'
import { allows, grantEstablishment, type EstablishmentAccess } from '@/server/access'
import { requireEstablishment } from '@/server/guard'

export const metadata: Metadata = { title: 'Appariement' }

type Address = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ uai: string }>; searchParams: Promise<Address> }

export default async function PairingPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'read')
  const [pairing, levels, adoption, waiting, names, canWrite] = await Promise.all([
    findPairing(access),
    countByLevel(access),
    findAdoption(access),
    countWaitingCorrections(access),
    grantEstablishment(access.actor, uai, 'read_people'),
    allows(access, 'export_people'),
  ])
  const isNamed = names.permission === 'granted'
  if (pairing.people === 0) return <NoListYet uai={uai} canImport={names.permission !== 'refused'} />
  const explanations = names.permission === 'granted' ? await explainPeople(names.access) : null
  const reasons = explanations ? countReasons(explanations) : await countPairingReasons(access)
  const classes = pairing.byClass.flatMap(({ className }) => className ?? [])
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-2xl">Appariement</h2>
        <PairingActions uai={uai} canWrite={canWrite} />
      </div>
      <PairingHeadline pairing={pairing} />
      <PairingContents
        hasPeople={names.permission !== 'refused'}
        hasReasons={reasons.length > 0}
        hasCurve={adoption.points.length > 0}
      />
      <ReasonsCard uai={uai} reasons={reasons} isLinked={isNamed} waiting={waiting} />
      <PairingCounts uai={uai} pairing={pairing} isLinked={isNamed}>
        <LevelCounts levels={levels} />
      </PairingCounts>
      <AdoptionCard {...adoption} />
      {names.permission === 'granted' && (
        <Unpaired
          {...{ access: names.access, classes, explanations: explanations ?? [] }}
          reasons={reasons.map(({ reason }) => reason)}
          address={await searchParams}
        />
      )}
      {names.permission === 'opening_required' && (
        <div id="unpaired">
          <OpeningRequired action={openPeople.bind(null, uai)} purpose="voir qui n’est pas apparié" />
        </div>
      )}
      {names.permission === 'refused' && <NamesKept />}
      <KeptDataLink uai={uai} />
    </div>
  )
}

type UnpairedProps = {
  access: EstablishmentAccess<'read_people'>
  classes: string[]
  explanations: Explanation[]
  reasons: Reason[]
  address: Address
}

async function Unpaired({ access, classes, explanations, reasons, address }: UnpairedProps) {
  const filter = readUnpairedFilter(address)
  const byKey = new Map(explanations.map((one) => [one.person.key, one]))
  const isAsked = ({ reason, person }: Explanation) =>
    (filter.reason === null || reason === filter.reason) && (filter.person === null || person.key === filter.person)
  const kept = filter.reason || filter.person ? explanations.filter(isAsked) : null
  const [unpaired, conflicts, canExport] = await Promise.all([
    listUnpaired(access, filter, kept && kept.map(({ person }) => person.key)),
    listConflicts(access),
    allows(access, 'export_people'),
  ])
  const shown = { uai: access.uai, filter, classes, conflicts, unpaired, perPage: UNPAIRED_PER_PAGE, canExport }
  return (
    <UnpairedSection {...shown} reasons={reasons} explanations={byKey} search={searchUnpaired.bind(null, access.uai)} />
  )
}
