import { PageHeader } from '@/components/layout/page-header'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button-link'
import { PrintButton } from '@/components/ui/print-button'
import { PopulationTable } from '@/features/population/components/population-table'
import { activeFilters, isFiltered, SORT_LABELS, totalSentence } from '@/features/population/presentation'
import type { EntChoice, EstablishmentPage } from '@/features/population/queries'
import { writeAddress, type Criteria } from '@/features/population/schemas'
import { formatDateTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type PopulationPrintProps = { criteria: Criteria; list: EstablishmentPage; ents: readonly EntChoice[]; now: Date }

/** The whole list on one page, for paper: how it is narrowed and when it was read, in words. */
export function PopulationPrint({ criteria, list, ents, now }: PopulationPrintProps) {
  const { total, establishments } = list
  const filters = activeFilters(criteria, ents).map(({ label }) => label)
  const asRead = [`Au ${formatDateTime(now)}`, SORT_LABELS[criteria.sort], ...filters]
  return (
    <div data-print="wide">
      <PageHeader
        title="Établissements"
        subtitle={
          <>
            {totalSentence(total, isFiltered(criteria))}
            <br />
            {asRead.join(' · ')}
          </>
        }
        breadcrumb={[{ label: 'Établissements', href: routes.establishments(writeAddress(criteria)) }]}
        actions={<PrintButton variant="primary" />}
      />
      {total > establishments.length && (
        <Alert
          tone="warning"
          title={`Cette page s’arrête aux ${formatNumber(establishments.length)} premiers sur ${formatNumber(total)}`}
          actions={
            <ButtonLink
              href={routes.establishmentsExport(writeAddress(criteria))}
              icon="download"
              size="sm"
              className="print:hidden"
              download
            >
              Exporter tout en CSV
            </ButtonLink>
          }
          className="mb-4"
        >
          <p>Pour imprimer les autres, choisissez un département, un état ou une phase dans la liste.</p>
        </Alert>
      )}
      <PopulationTable criteria={criteria} establishments={establishments} now={now} />
    </div>
  )
}
