import { FilterBar } from '@/components/ui/filter-bar'
import { Select } from '@/components/ui/select'
import type { Reason } from '@/domain/pairing/reason'
import { PeopleSelects } from '@/features/pairing/components/people-selects'
import type { UnpairedFilter } from '@/features/pairing/queries'
import { writeUnpairedFilter } from '@/features/pairing/schemas'
import { REASON_SLUGS, REASON_TEXTS } from '@/features/reconciliation/presentation'
import { routes } from '@/lib/routes'

type UnpairedFiltersProps = { uai: string; filter: UnpairedFilter; classes: string[]; reasons: Reason[] }

/** What the list of the unpaired is kept to. */
export function UnpairedFilters({ uai, filter, classes, reasons }: UnpairedFiltersProps) {
  const { initial, profile, className, reason, person } = filter
  const isFiltered = [initial, profile, className, reason, person].some((one) => one !== null)
  return (
    <FilterBar
      action={routes.pairing(uai)}
      label="Filtrer les personnes non appariées"
      resetHref={isFiltered ? routes.pairing(uai) : undefined}
      kept={{ tri: writeUnpairedFilter(filter).tri }}
    >
      <PeopleSelects {...{ initial, profile, className, classes }} />
      <Select
        name="raison"
        label="Raison"
        placeholder="Toutes"
        defaultValue={reason ? REASON_SLUGS[reason] : ''}
        options={reasons.map((one) => ({ value: REASON_SLUGS[one], label: REASON_TEXTS[one].label }))}
      />
    </FilterBar>
  )
}
