import { Select } from '@/components/ui/select'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { INITIALS, PROFILE_SLUGS } from '@/features/pairing/schemas'

type PeopleSelectsProps = {
  initial: string | null
  profile: Profile | null
  className: string | null
  /** Those there are. */
  classes: string[]
}

/** What any list of people is kept to: never a name, since it stands in the address. */
export function PeopleSelects({ initial, profile, className, classes }: PeopleSelectsProps) {
  return (
    <>
      <Select
        name="initiale"
        label="Initiale du nom"
        placeholder="Toutes"
        defaultValue={initial ?? ''}
        options={INITIALS.map((one) => ({ value: one, label: one.toUpperCase() }))}
      />
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
    </>
  )
}
