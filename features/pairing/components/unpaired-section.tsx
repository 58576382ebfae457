import { RecordSearch } from '@/components/ui/record-search'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import type { Reason } from '@/domain/pairing/reason'
import type { ConflictView, UnpairedFilter, UnpairedPerson } from '@/features/pairing/queries'
import { REASON_TEXTS } from '@/features/reconciliation/presentation'
import type { ActionState } from '@/lib/action-state'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'
import { ConflictsCard } from './conflicts-card'
import { TableDownloads } from './table-downloads'
import { UnpairedFilters } from './unpaired-filters'
import { UnpairedList } from './unpaired-list'

type UnpairedSectionProps = {
  uai: string
  filter: UnpairedFilter
  classes: string[]
  conflicts: ConflictView[]
  unpaired: { total: number; people: UnpairedPerson[] }
  perPage: number
  canExport: boolean
  /** Those that somebody has. */
  reasons: Reason[]
  explanations: ReadonlyMap<string, Explanation>
  /** Bound to the establishment, from the page. */
  search: (state: ActionState, form: FormData) => Promise<ActionState>
}

/** Everything that names somebody: the conflicts, then the people who are not paired. */
export function UnpairedSection({
  uai,
  filter,
  classes,
  conflicts,
  unpaired,
  reasons,
  explanations,
  search,
  ...props
}: UnpairedSectionProps) {
  return (
    <>
      <ConflictsCard uai={uai} conflicts={conflicts} />
      <section id="unpaired" aria-labelledby="unpaired-title" className="space-y-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h3 id="unpaired-title" className="text-xl">
            {filter.reason ? REASON_TEXTS[filter.reason].label : 'Personnes non appariées'} (
            {formatNumber(unpaired.total)})
          </h3>
          {props.canExport && (
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              <TableDownloads
                label="Exporter les non appariés"
                size="sm"
                hrefOf={(format) => routes.pairingExport(uai, 'nonapparies', format)}
              />
              <TableDownloads
                label="Exporter tout le monde"
                size="sm"
                hrefOf={(format) => routes.pairingExport(uai, 'personnes', format)}
              />
            </div>
          )}
        </div>
        {/* Somebody who is found is shown in this same list: the search is then over. */}
        <RecordSearch
          key={JSON.stringify(filter)}
          action={search}
          label="Nom ou prénom d’une personne non appariée"
          clearHref={`${routes.pairing(uai)}#unpaired`}
        >
          <UnpairedFilters uai={uai} filter={filter} classes={classes} reasons={reasons} />
          <UnpairedList uai={uai} filter={filter} {...unpaired} perPage={props.perPage} explanations={explanations} />
        </RecordSearch>
      </section>
    </>
  )
}
