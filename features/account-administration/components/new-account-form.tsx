'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { AccountFields } from '@/features/account-administration/components/account-fields'
import {
  MembershipFields,
  type MembershipChoices,
} from '@/features/account-administration/components/membership-fields'
import { IDLE, type FormAction } from '@/lib/action-state'

type NewAccountFormProps = {
  action: FormAction
  choices: MembershipChoices
}

const EMPTY = { name: '', email: '' }

export function NewAccountForm({ action, choices }: NewAccountFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-5">
      <FormSummary state={state} />
      <AccountFields state={state} stored={EMPTY} />
      <MembershipFields state={state} choices={choices} />
      <SubmitButton>Créer le compte</SubmitButton>
    </form>
  )
}
