import { Pagination } from '@/components/ui/pagination'
import { PopulationTable } from '@/features/population/components/population-table'
import { NothingMatches } from '@/features/population/components/nothing-matches'
import { listWith } from '@/features/population/presentation'
import type { EstablishmentPage } from '@/features/population/queries'
import type { Criteria } from '@/features/population/schemas'

type PopulationResultsProps = { criteria: Criteria; list: EstablishmentPage; clearHref: string; now: Date }

const NOUN = { one: 'établissement', many: 'établissements' }

/** The page of the list that was asked for, and the way to the others. */
export function PopulationResults({ criteria, list, clearHref, now }: PopulationResultsProps) {
  const { total, page, perPage, establishments } = list
  const hrefOf = (wanted: number) => listWith(criteria, { page: wanted })
  if (establishments.length === 0) {
    const lastPage = Math.ceil(total / perPage)
    return <NothingMatches lastPageHref={lastPage > 0 ? hrefOf(lastPage) : null} clearHref={clearHref} />
  }
  return (
    <>
      <PopulationTable criteria={criteria} establishments={establishments} now={now} />
      <Pagination page={page} pageSize={perPage} total={total} noun={NOUN} hrefOf={hrefOf} className="mt-4" />
    </>
  )
}
