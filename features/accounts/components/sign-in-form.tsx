'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

type SignInFormProps = {
  action: FormAction
  /** Where to go afterwards. */
  next: string
}

export function SignInForm({ action, next }: SignInFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-4">
      <FormSummary state={state} />
      <input type="hidden" name="suite" value={next} />
      <TextInput
        label="Adresse électronique"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={typedValue(state, 'email')}
        error={fieldError(state, 'email')}
      />
      <TextInput
        label="Mot de passe"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={fieldError(state, 'password')}
      />
      <SubmitButton className="w-full" pendingLabel="Connexion en cours…">
        Se connecter
      </SubmitButton>
    </form>
  )
}
