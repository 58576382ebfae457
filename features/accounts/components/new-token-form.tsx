'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { RadioGroup, type RadioOption } from '@/components/ui/radio-group'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { ValueToType } from '@/components/ui/value-to-type'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

type NewTokenFormProps = {
  action: FormAction
  accesses: RadioOption[]
  lifetimes: SelectOption[]
}

export function NewTokenForm({ action, accesses, lifetimes }: NewTokenFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-4">
      <FormSummary state={state} />
      {state.status === 'done' && state.secret && <ValueToType label="Jeton" value={state.secret} />}
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <TextInput
          label="À quoi sert-il"
          name="name"
          required
          hint="Par exemple&nbsp;: envoi des listes chaque nuit."
          defaultValue={typedValue(state, 'name')}
          error={fieldError(state, 'name')}
        />
        <RadioGroup
          label="Ce qu’il permet"
          name="access"
          hint={accesses.length === 1 && 'Votre rôle ne permet que de lire\u00a0: un jeton n’ouvre rien de plus.'}
          options={accesses}
          defaultValue={typedValue(state, 'access', 'read')}
          error={fieldError(state, 'access')}
        />
        <Select
          label="Valable"
          name="days"
          options={lifetimes}
          defaultValue={typedValue(state, 'days', '90')}
          error={fieldError(state, 'days')}
        />
      </div>
      <SubmitButton variant="secondary" icon="key">
        Créer un jeton
      </SubmitButton>
    </form>
  )
}
