import type { Metadata } from 'next'
import { findPopulationAdoption } from '@/features/adoption/queries'
import { listEntChoices, listEstablishments } from '@/features/population/queries'
import { ReportView } from '@/features/report/components/report-view'
import { readReport } from '@/features/report/queries'
import { readReportAddress } from '@/features/report/schemas'
import { requirePopulation } from '@/server/guard'

export const metadata: Metadata = { title: 'Appariement' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReportPage({ searchParams }: Props) {
  const access = await requirePopulation()
  const criteria = readReportAddress(await searchParams)
  const [report, weeks, list, ents] = await Promise.all([
    readReport(access, criteria),
    findPopulationAdoption(access, criteria),
    listEstablishments(access, criteria),
    listEntChoices(access),
  ])
  return <ReportView {...{ access, criteria, report, weeks, list, ents }} />
}
