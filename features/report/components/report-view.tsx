import { PageHeader } from '@/components/layout/page-header'
import { PrintButton } from '@/components/ui/print-button'
import type { WeekPoint } from '@/domain/adoption/weeks'
import { PopulationAdoption } from '@/features/adoption/components/population-adoption'
import { PairingHeadline } from '@/features/pairing/components/pairing-counts'
import { TableDownloads } from '@/features/pairing/components/table-downloads'
import { ActiveFilters } from '@/features/population/components/active-filters'
import { NoEstablishment } from '@/features/population/components/no-establishment'
import { NothingMatches } from '@/features/population/components/nothing-matches'
import { emptyPopulation, isFiltered } from '@/features/population/presentation'
import type { EntChoice, EstablishmentPage } from '@/features/population/queries'
import type { Criteria } from '@/features/population/schemas'
import { LeastPaired } from '@/features/report/components/least-paired'
import { ReportBreakdowns } from '@/features/report/components/report-breakdowns'
import { ReportFilters } from '@/features/report/components/report-filters'
import { coverageSentence, reportFilters } from '@/features/report/presentation'
import type { PopulationReport } from '@/features/report/queries'
import { writeReportAddress } from '@/features/report/schemas'
import { routes } from '@/lib/routes'
import type { PopulationAccess } from '@/server/access'

type ReportViewProps = {
  access: PopulationAccess
  criteria: Criteria
  report: PopulationReport
  weeks: readonly WeekPoint[]
  list: EstablishmentPage
  ents: readonly EntChoice[]
}

/** Who is paired among everything that someone follows: counts, and nobody's name. */
export function ReportView({ access, criteria, report, weeks, list, ents }: ReportViewProps) {
  const { total } = report
  if (total.establishments === 0 && !isFiltered(criteria)) {
    return (
      <>
        <PageHeader title="Appariement" />
        <NoEstablishment {...emptyPopulation(access.actor.memberships)} />
      </>
    )
  }
  const query = writeReportAddress({ ...criteria, page: 1 })
  return (
    <>
      <PageHeader
        title="Appariement"
        subtitle={coverageSentence(total)}
        actions={
          <>
            <TableDownloads hrefOf={(format) => routes.reportExport(format, query)} />
            <PrintButton />
          </>
        }
      />
      <div className="space-y-6">
        <ReportFilters criteria={criteria} population={access.population} ents={ents} />
        <ActiveFilters filters={reportFilters(criteria, ents)} clearHref={routes.report()} />
        {total.establishments === 0 ? (
          <NothingMatches lastPageHref={null} clearHref={routes.report()} />
        ) : (
          <>
            <PairingHeadline pairing={total} />
            <ReportBreakdowns criteria={criteria} report={report} />
            <PopulationAdoption weeks={weeks} />
            <LeastPaired criteria={criteria} list={list} />
          </>
        )}
      </div>
    </>
  )
}
