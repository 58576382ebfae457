import { FilterBar } from '@/components/ui/filter-bar'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { PROFILES } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { UnpairedFilter } from '@/features/pairing/queries'
import { PROFILE_SLUGS, writeUnpairedFilter } from '@/features/pairing/schemas'
import { routes } from '@/lib/routes'

type UnpairedFiltersProps = { uai: string; filter: UnpairedFilter; classes: string[] }

/** What the list of the unpaired is kept to. */
export function UnpairedFilters({ uai, filter, classes }: UnpairedFiltersProps) {
  const { text, profile, className } = filter
  const isFiltered = text !== '' || profile !== null || className !== null
  return (
    <FilterBar
      action={routes.pairing(uai)}
      label="Filtrer les personnes non appariées"
      resetHref={isFiltered ? routes.pairing(uai) : undefined}
      kept={{ tri: writeUnpairedFilter(filter).tri }}
    >
      <TextInput name="recherche" label="Nom ou prénom" type="search" defaultValue={text} maxLength={100} />
      <Select
        name="profil"
        label="Profil"
        placeholder="Tous"
        defaultValue={profile ? PROFILE_SLUGS[profile] : ''}
        options={PROFILES.map((one) => ({ value: PROFILE_SLUGS[one], label: PROFILE_LABELS[one].title }))}
      />
      <Select
        name="classe"
        label="Classe"
        placeholder="Toutes"
        defaultValue={className ?? ''}
        options={classes.map((one) => ({ value: one, label: one }))}
      />
    </FilterBar>
  )
}
