'use client'

import { useActionState } from 'react'
import { ChosenPasswordFields } from '@/features/accounts/components/chosen-password-fields'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { IDLE, type FormAction } from '@/lib/action-state'

type SetPasswordFormProps = {
  action: FormAction
  email: string
  hint: string
}

export function SetPasswordForm({ action, email, hint }: SetPasswordFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-4">
      <FormSummary state={state} />
      {/* Tells the browser's password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <ChosenPasswordFields state={state} hint={hint} />
      <SubmitButton className="w-full">Enregistrer et me connecter</SubmitButton>
    </form>
  )
}
