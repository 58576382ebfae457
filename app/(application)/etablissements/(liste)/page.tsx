import type { Metadata } from 'next'
import { PopulationView } from '@/features/population/components/population-view'
import { isFiltered, listsForStaff } from '@/features/population/presentation'
import { countByState, listCallsForHelp, listEntChoices, listEstablishments } from '@/features/population/queries'
import { readAddress } from '@/features/population/schemas'
import { requirePopulation } from '@/server/guard'
import { now } from '@/server/clock'

export const metadata: Metadata = { title: 'Établissements' }

const CALLS_SHOWN = 5

type EstablishmentsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EstablishmentsPage({ searchParams }: EstablishmentsPageProps) {
  const access = await requirePopulation()
  const criteria = readAddress(await searchParams)
  const showsCalls = listsForStaff(access.actor.memberships) && !isFiltered(criteria) && criteria.page === 1
  const [list, counts, calls, ents] = await Promise.all([
    listEstablishments(access, criteria),
    countByState(access, criteria),
    showsCalls ? listCallsForHelp(access, CALLS_SHOWN) : [],
    listEntChoices(access),
  ])
  return <PopulationView {...{ access, criteria, list, counts, calls, ents }} now={now()} />
}
