'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { ValueToType } from '@/components/ui/value-to-type'
import { IDLE, type FormAction } from '@/lib/action-state'

type PasswordLinkFormProps = {
  action: FormAction
  accountId: string
  /** How to hand the link over. */
  advice: string
}

export function PasswordLinkForm({ action, accountId, advice }: PasswordLinkFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-4">
      <FormSummary state={state} />
      <input type="hidden" name="accountId" value={accountId} />
      {state.status === 'done' && state.secret && (
        <ValueToType label="Lien pour choisir un mot de passe" value={state.secret} hint={advice} />
      )}
      <SubmitButton variant="secondary" icon="key">
        Faire un lien
      </SubmitButton>
    </form>
  )
}
