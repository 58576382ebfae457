import { PageHeader } from '@/components/layout/page-header'
import { ButtonLink } from '@/components/ui/button-link'
import type { SetupState } from '@/domain/procedure/vocabulary'
import { CallsForHelpCard } from '@/features/calls-for-help/components/calls-for-help-card'
import type { CallsForHelp } from '@/features/calls-for-help/queries'
import { ActiveFilters } from '@/features/population/components/active-filters'
import { NoEstablishment } from '@/features/population/components/no-establishment'
import { PopulationFilters } from '@/features/population/components/population-filters'
import { PopulationResults } from '@/features/population/components/population-results'
import { StateCounts } from '@/features/population/components/state-counts'
import {
  academyChoices,
  activeFilters,
  departmentChoices,
  emptyPopulation,
  isFiltered,
  listWith,
  totalSentence,
} from '@/features/population/presentation'
import type { EntChoice, EstablishmentPage } from '@/features/population/queries'
import { criteriaSchema, writeAddress, type Criteria } from '@/features/population/schemas'
import { routes } from '@/lib/routes'
import type { PopulationAccess } from '@/server/access'

type PopulationViewProps = {
  access: PopulationAccess
  criteria: Criteria
  list: EstablishmentPage
  counts: ReadonlyMap<SetupState, number>
  /** Null when the list is narrowed: whoever searches knows what they are after. */
  calls: CallsForHelp | null
  ents: readonly EntChoice[]
  now: Date
}

/** Everything that someone follows: who calls for help, what to narrow the list by, and the list. */
export function PopulationView({ access, criteria, list, counts, calls, ents, now }: PopulationViewProps) {
  const { population, actor } = access
  if (list.total === 0 && !isFiltered(criteria)) {
    return (
      <>
        <PageHeader title="Établissements" />
        <NoEstablishment {...emptyPopulation(actor.memberships)} />
      </>
    )
  }
  const clearHref = routes.establishments(writeAddress(criteriaSchema.parse({ sort: criteria.sort })))
  return (
    <>
      <PageHeader
        title="Établissements"
        subtitle={totalSentence(list.total, isFiltered(criteria))}
        actions={
          <>
            <ButtonLink href={routes.establishmentsPrint(writeAddress({ ...criteria, page: 1 }))} icon="printer">
              Version à imprimer
            </ButtonLink>
            <ButtonLink
              href={routes.establishmentsExport(writeAddress({ ...criteria, page: 1 }))}
              icon="download"
              download
            >
              Exporter en CSV
            </ButtonLink>
          </>
        }
      />
      {calls && calls.newest.length > 0 && (
        <CallsForHelpCard
          calls={calls}
          total={counts.get('blocked') ?? 0}
          newestHref={listWith(criteria, { state: 'blocked', sort: '-since' })}
          oldestHref={listWith(criteria, { state: 'blocked', sort: 'since' })}
          now={now}
        />
      )}
      <PopulationFilters
        criteria={criteria}
        academies={academyChoices(population)}
        departments={departmentChoices(population)}
        ents={ents}
      />
      <div className="my-4 flex flex-col gap-3">
        <ActiveFilters filters={activeFilters(criteria, ents)} clearHref={clearHref} />
        <StateCounts criteria={criteria} counts={counts} />
      </div>
      <PopulationResults criteria={criteria} list={list} clearHref={clearHref} now={now} />
    </>
  )
}
