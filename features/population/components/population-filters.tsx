import { FilterBar } from '@/components/ui/filter-bar'
import { Select, type SelectOption } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { Academy } from '@/domain/establishment/academies'
import { KIND_LABELS, OWNER_LABELS, PHASE_LABELS, SETUP_STATES } from '@/features/establishments/presentation'
import { departmentLabel, SORT_LABELS } from '@/features/population/presentation'
import type { EntChoice } from '@/features/population/queries'
import { addressName, SEARCH_MAX, type Criteria } from '@/features/population/schemas'
import { routes } from '@/lib/routes'

type PopulationFiltersProps = {
  criteria: Criteria
  academies: readonly Academy[]
  departments: readonly string[]
  ents: readonly EntChoice[]
}

/** The filters of a list of establishments, sent to the address by the browser itself. */
export function PopulationFilters({ criteria, academies, departments, ents }: PopulationFiltersProps) {
  const academyOptions = academies.map(({ code, name }) => ({ value: code, label: name }))
  const departmentOptions = departments.map((code) => ({ value: code, label: departmentLabel(code) }))
  const entOptions = ents.map(({ slug, name }) => ({ value: slug, label: name }))
  return (
    <FilterBar action={routes.establishments()} label="Filtrer les établissements">
      <TextInput
        name={addressName('q')}
        type="search"
        label="Nom, commune ou UAI"
        maxLength={SEARCH_MAX}
        defaultValue={criteria.q}
        className="lg:col-span-2"
      />
      <Choice criteria={criteria} field="state" label="État" options={optionsOf(STATE_LABELS)} />
      <Choice criteria={criteria} field="owner" label="Responsable" options={optionsOf(OWNER_LABELS)} />
      <Choice criteria={criteria} field="phase" label="Phase" options={optionsOf(PHASE_LABELS)} />
      {academyOptions.length > 1 && (
        <Choice criteria={criteria} field="academy" label="Académie" options={academyOptions} />
      )}
      {departmentOptions.length > 1 && (
        <Choice criteria={criteria} field="department" label="Département" options={departmentOptions} />
      )}
      <Choice criteria={criteria} field="kind" label="Type" options={optionsOf(KIND_LABELS)} />
      {entOptions.length > 1 && <Choice criteria={criteria} field="ent" label="ENT" options={entOptions} />}
      <Select
        name={addressName('sort')}
        label="Trier par"
        options={optionsOf(SORT_LABELS)}
        defaultValue={criteria.sort}
        // On a wide screen the heads of the columns sort.
        className="md:hidden"
      />
    </FilterBar>
  )
}

const STATE_LABELS = Object.fromEntries(Object.entries(SETUP_STATES).map(([state, { label }]) => [state, label]))

function optionsOf(labels: Record<string, string>): SelectOption[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}

type ChoiceProps = {
  criteria: Criteria
  field: 'state' | 'owner' | 'phase' | 'academy' | 'department' | 'kind' | 'ent'
  label: string
  options: SelectOption[]
}

function Choice({ criteria, field, label, options }: ChoiceProps) {
  return (
    <Select
      name={addressName(field)}
      label={label}
      placeholder="Tous"
      options={options}
      defaultValue={criteria[field] ?? ''}
    />
  )
}
