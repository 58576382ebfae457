import { Checkbox } from '@/components/ui/checkbox'
import { FilterBar } from '@/components/ui/filter-bar'
import { Select } from '@/components/ui/select'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { countLetters } from '@/features/letters/presentation'
import type { RecipientGroup } from '@/features/letters/queries'
import { writeLetterChoice, type LetterChoice } from '@/features/letters/schemas'
import { PROFILE_SLUGS } from '@/features/pairing/schemas'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type LetterChoiceFormProps = { uai: string; choice: LetterChoice; groups: readonly RecipientGroup[] }

/** To whom, and how many to a page. */
export function LetterChoiceForm({ uai, choice, groups }: LetterChoiceFormProps) {
  const written = writeLetterChoice(choice)
  const { withOthers } = choice.recipients
  const lettersTo = (profile: Profile, className: string | null) =>
    formatNumber(countLetters(groups, { profile, className, withOthers }))
  const classes = groups.flatMap(({ profile, className }) => (profile === 'pupil' && className ? [className] : []))
  return (
    <FilterBar action={routes.letters(uai)} label="Choisir les lettres" submit="Voir ces lettres">
      <Select
        name="profil"
        label="Profil"
        placeholder="Tous"
        defaultValue={written.profil ?? ''}
        options={PROFILES.map((profile) => ({
          value: PROFILE_SLUGS[profile],
          label: `${PROFILE_LABELS[profile].title} (${lettersTo(profile, null)})`,
        }))}
      />
      <Select
        name="classe"
        label="Classe"
        placeholder="Toutes"
        defaultValue={written.classe ?? ''}
        options={[...new Set(classes)].map((className) => ({
          value: className,
          label: `${className} (${lettersTo('pupil', className)})`,
        }))}
      />
      <Select
        name="format"
        label="Format"
        className="col-span-2 max-sm:col-span-full"
        defaultValue={written.format}
        options={[
          { value: 'une', label: 'Lettre, une par page' },
          { value: 'huit', label: 'Coupons, huit par page' },
        ]}
      />
      <Checkbox
        name="autres"
        value="oui"
        label="Écrire aussi aux personnes pour qui se connecter ne suffit pas"
        defaultChecked={withOthers}
        className="col-span-full"
      />
    </FilterBar>
  )
}
