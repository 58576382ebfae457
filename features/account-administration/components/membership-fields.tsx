import { RadioGroup, type RadioOption } from '@/components/ui/radio-group'
import { Select, type SelectOption } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { fieldError, typedValue, type ActionState } from '@/lib/action-state'

export type MembershipChoices = { roles: RadioOption[]; academies: SelectOption[] }

/** A role and where it is held: which of the two places counts follows from the role. */
export function MembershipFields({ state, choices }: { state: ActionState; choices: MembershipChoices }) {
  const { roles, academies } = choices
  const [only] = academies
  return (
    <>
      <RadioGroup
        label="Rôle"
        name="role"
        required
        options={roles}
        defaultValue={typedValue(state, 'role')}
        error={fieldError(state, 'role')}
      />
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        {academies.length === 1 && only ? (
          <input type="hidden" name="academyCode" value={only.value} />
        ) : (
          <Select
            label="Académie"
            hint="Pour un rôle académique."
            name="academyCode"
            placeholder="Choisissez…"
            options={academies}
            defaultValue={typedValue(state, 'academyCode')}
            error={fieldError(state, 'academyCode')}
          />
        )}
        <TextInput
          label="Établissement (numéro UAI)"
          hint="Pour un rôle d’établissement. Par exemple 0311238C"
          name="uai"
          defaultValue={typedValue(state, 'uai')}
          error={fieldError(state, 'uai')}
        />
      </div>
    </>
  )
}
