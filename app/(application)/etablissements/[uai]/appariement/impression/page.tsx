import type { Metadata } from 'next'
import { UnpairedPrint } from '@/features/pairing/components/unpaired-print'
import { listUnpaired } from '@/features/pairing/queries'
import { readUnpairedFilter } from '@/features/pairing/schemas'
import { now } from '@/server/clock'
import { requireEstablishment } from '@/server/guard'

export const metadata: Metadata = { title: 'Personnes non appariées à imprimer' }

/** A whole large school of whom nobody is paired yet. */
const MOST_PRINTED = 1_500

type Props = { params: Promise<{ uai: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A list on paper leaves the application like an exported one: the same permission. */
export default async function PrintedUnpairedPage({ params, searchParams }: Props) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'export_people')
  const filter = { ...readUnpairedFilter(await searchParams), page: 1 }
  const unpaired = await listUnpaired(access, filter, MOST_PRINTED)
  return <UnpairedPrint uai={uai} filter={filter} {...unpaired} perPage={MOST_PRINTED} now={now()} />
}
