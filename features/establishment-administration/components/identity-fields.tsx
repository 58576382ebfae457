import { Select, type SelectOption } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { fieldError, typedValue, type ActionState } from '@/lib/action-state'

export type Identity = { name: string; kind: string; city: string; address: string; postalCode: string }

type IdentityFieldsProps = { state: ActionState; kinds: SelectOption[]; stored: Identity }

/** What an establishment is called and where it is: the same fields when it is created and when it is changed. */
export function IdentityFields({ state, kinds, stored }: IdentityFieldsProps) {
  const shared = (name: keyof Identity) => ({
    name,
    defaultValue: typedValue(state, name, stored[name]),
    error: fieldError(state, name),
  })
  return (
    <>
      <TextInput label="Nom" required hint="Par exemple&nbsp;: Collège Jean Jaurès" {...shared('name')} />
      <Select label="Type" required placeholder="Choisissez…" options={kinds} {...shared('kind')} />
      <TextInput label="Commune" required {...shared('city')} />
      <TextInput label="Code postal" inputMode="numeric" isOptional {...shared('postalCode')} />
      <TextInput label="Adresse" isOptional {...shared('address')} />
    </>
  )
}
