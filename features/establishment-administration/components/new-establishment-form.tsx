'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { IdentityFields } from '@/features/establishment-administration/components/identity-fields'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

type NewEstablishmentFormProps = {
  action: FormAction
  kinds: SelectOption[]
  departments: SelectOption[]
  /** A single one is not asked for. */
  academies: SelectOption[]
  ents: SelectOption[]
}

const EMPTY = { name: '', kind: '', city: '', address: '', postalCode: '' }

export function NewEstablishmentForm({ action, kinds, departments, academies, ents }: NewEstablishmentFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const chosen = (name: string) => ({
    name,
    defaultValue: typedValue(state, name),
    error: fieldError(state, name),
  })
  const [only] = academies
  return (
    <form action={formAction} className="space-y-5">
      <FormSummary state={state} />
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        <TextInput
          label="Numéro UAI"
          required
          hint="Sept chiffres et une lettre, par exemple 0311238C"
          {...chosen('uai')}
        />
        <IdentityFields state={state} kinds={kinds} stored={EMPTY} />
        <Select
          label="Département"
          hint="À choisir seulement si le numéro UAI ne le dit pas."
          placeholder="Celui du numéro UAI"
          options={departments}
          {...chosen('departmentCode')}
        />
        {academies.length === 1 && only ? (
          <input type="hidden" name="academyCode" value={only.value} />
        ) : (
          <Select label="Académie" placeholder="Celle du département" options={academies} {...chosen('academyCode')} />
        )}
        <Select
          label="ENT"
          hint="Sa configuration de départ en reprend les paramètres."
          placeholder="Aucun pour l’instant"
          options={ents}
          {...chosen('entId')}
        />
      </div>
      <SubmitButton>Créer l’établissement</SubmitButton>
    </form>
  )
}
