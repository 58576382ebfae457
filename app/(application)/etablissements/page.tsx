import { Suspense } from 'react'
import type { Metadata } from 'next'
import { isStaff } from '@/domain/access/policy'
import { findCallsForHelp } from '@/features/calls-for-help/queries'
import { HeldAlert } from '@/features/holds/components/held-alert'
import { countHeld } from '@/features/holds/queries'
import { PopulationSkeleton } from '@/features/population/components/population-skeleton'
import { PopulationView } from '@/features/population/components/population-view'
import { isFiltered } from '@/features/population/presentation'
import { countByState, listEntChoices, listEstablishments } from '@/features/population/queries'
import { readAddress, type Criteria } from '@/features/population/schemas'
import type { PopulationAccess } from '@/server/access'
import { now } from '@/server/clock'
import { requirePopulation } from '@/server/guard'
import { isSoftNavigation } from '@/server/soft-navigation'

export const metadata: Metadata = { title: 'Établissements' }

type EstablishmentsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** No `loading.tsx` here: without JavaScript its skeleton would never make way for the list. */
export default async function EstablishmentsPage({ searchParams }: EstablishmentsPageProps) {
  const access = await requirePopulation()
  const view = readView(access, readAddress(await searchParams))
  return (await isSoftNavigation()) ? <Suspense fallback={<PopulationSkeleton />}>{view}</Suspense> : view
}

async function readView(access: PopulationAccess, criteria: Criteria) {
  const showsCalls = isStaff(access.actor.memberships) && !isFiltered(criteria) && criteria.page === 1
  const [list, counts, calls, ents, held] = await Promise.all([
    listEstablishments(access, criteria),
    countByState(access, criteria),
    showsCalls ? findCallsForHelp(access) : null,
    listEntChoices(access),
    isStaff(access.actor.memberships) ? countHeld(access) : 0,
  ])
  return (
    <>
      <HeldAlert held={held} />
      <PopulationView {...{ access, criteria, list, counts, calls, ents }} now={now()} />
    </>
  )
}
