'use client'

import { useActionState } from 'react'
import { ChosenPasswordFields } from '@/features/accounts/components/chosen-password-fields'
import { Checkbox } from '@/components/ui/checkbox'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { fieldError, IDLE, type FormAction } from '@/lib/action-state'

type ChangePasswordFormProps = {
  action: FormAction
  hint: string
  hasTokens: boolean
}

export function ChangePasswordForm({ action, hint, hasTokens }: ChangePasswordFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="max-w-md space-y-4">
      <FormSummary state={state} />
      <TextInput
        label="Mot de passe actuel"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        required
        error={fieldError(state, 'currentPassword')}
      />
      <ChosenPasswordFields state={state} hint={hint} />
      {hasTokens && <Checkbox name="endTokens" label="Révoquer aussi tous mes jetons d’API" />}
      <SubmitButton>Changer le mot de passe</SubmitButton>
    </form>
  )
}
