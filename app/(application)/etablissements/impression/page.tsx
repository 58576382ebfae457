import type { Metadata } from 'next'
import { PopulationPrint } from '@/features/population/components/population-print'
import { listEntChoices, listEstablishments } from '@/features/population/queries'
import { readAddress } from '@/features/population/schemas'
import { now } from '@/server/clock'
import { requirePopulation } from '@/server/guard'

export const metadata: Metadata = { title: 'Établissements à imprimer' }

/** Some thirty sheets. */
const MOST_PRINTED = 500

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PrintedEstablishmentsPage({ searchParams }: Props) {
  const access = await requirePopulation()
  const criteria = { ...readAddress(await searchParams), page: 1 }
  const [list, ents] = await Promise.all([
    listEstablishments(access, { ...criteria, perPage: MOST_PRINTED }),
    listEntChoices(access),
  ])
  return <PopulationPrint {...{ criteria, list, ents }} now={now()} />
}
