'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { AccountFields } from '@/features/account-administration/components/account-fields'
import { IDLE, type FormAction } from '@/lib/action-state'

type AccountFormProps = {
  action: FormAction
  account: { id: string; name: string; email: string }
}

export function AccountForm({ action, account }: AccountFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-5">
      <FormSummary state={state} />
      <input type="hidden" name="accountId" value={account.id} />
      <AccountFields state={state} stored={account} />
      <SubmitButton variant="secondary">Enregistrer</SubmitButton>
    </form>
  )
}
