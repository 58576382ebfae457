import { FilterBar } from '@/components/ui/filter-bar'
import { Select } from '@/components/ui/select'
import type { Population } from '@/domain/access/population'
import { KIND_LABELS } from '@/features/establishments/presentation'
import { academyChoices, departmentChoices, departmentLabel } from '@/features/population/presentation'
import type { EntChoice } from '@/features/population/queries'
import { addressName, type Criteria } from '@/features/population/schemas'
import { routes } from '@/lib/routes'

type ReportFiltersProps = { criteria: Criteria; population: Population; ents: readonly EntChoice[] }

/** What the report is narrowed by; what the address holds besides, from the list of establishments, stays. */
export function ReportFilters({ criteria, population, ents }: ReportFiltersProps) {
  const academies = academyChoices(population).map(({ code, name }) => ({ value: code, label: name }))
  const departments = departmentChoices(population).map((code) => ({ value: code, label: departmentLabel(code) }))
  const kinds = Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label }))
  const choices = [
    { field: 'academy', label: 'Académie', options: academies },
    { field: 'department', label: 'Département', options: departments },
    { field: 'kind', label: 'Type', options: kinds },
    { field: 'ent', label: 'ENT', options: ents.map(({ slug, name }) => ({ value: slug, label: name })) },
  ] as const
  const kept = Object.fromEntries(
    (['q', 'state', 'owner', 'phase'] as const).map((field) => [addressName(field), criteria[field] || undefined]),
  )
  return (
    <FilterBar action={routes.report()} label="Restreindre le rapport" kept={kept}>
      {choices.map(
        ({ field, label, options }) =>
          options.length > 1 && (
            <Select
              key={field}
              name={addressName(field)}
              label={label}
              placeholder="Tous"
              options={options}
              defaultValue={criteria[field] ?? ''}
            />
          ),
      )}
    </FilterBar>
  )
}
