'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { ValueToType } from '@/components/ui/value-to-type'
import { ADDRESS_MAX } from '@/domain/webhooks/webhook'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

type NewWebhookFormProps = {
  action: FormAction
  events: { name: string; label: string }[]
}

export function NewWebhookForm({ action, events }: NewWebhookFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="max-w-2xl space-y-4">
      <FormSummary state={state} />
      {state.status === 'done' && state.secret && <ValueToType label="Secret du webhook" value={state.secret} />}
      <TextInput
        label="Adresse à prévenir"
        name="address"
        type="url"
        required
        maxLength={ADDRESS_MAX}
        hint="Elle commence par https:// et se joint depuis l’internet."
        defaultValue={typedValue(state, 'address')}
        error={fieldError(state, 'address')}
      />
      <fieldset className="space-y-2">
        <legend className="mb-1.5 font-semibold">Quand</legend>
        {events.map(({ name, label }) => (
          <Checkbox
            key={name}
            name={name}
            label={label}
            defaultChecked={state.status !== 'refused' || typedValue(state, name) !== ''}
            error={fieldError(state, name)}
          />
        ))}
      </fieldset>
      <SubmitButton variant="secondary">Créer un webhook</SubmitButton>
    </form>
  )
}
