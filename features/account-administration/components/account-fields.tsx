import { TextInput } from '@/components/ui/text-input'
import { fieldError, typedValue, type ActionState } from '@/lib/action-state'

/** Who somebody is: the same fields when an account is created and when it is changed. */
export function AccountFields({ state, stored }: { state: ActionState; stored: { name: string; email: string } }) {
  return (
    <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
      <TextInput
        label="Prénom et nom"
        name="name"
        required
        defaultValue={typedValue(state, 'name', stored.name)}
        error={fieldError(state, 'name')}
      />
      <TextInput
        label="Adresse électronique"
        name="email"
        type="email"
        required
        defaultValue={typedValue(state, 'email', stored.email)}
        error={fieldError(state, 'email')}
      />
    </div>
  )
}
