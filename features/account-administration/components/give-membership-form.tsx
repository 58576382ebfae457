'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import {
  MembershipFields,
  type MembershipChoices,
} from '@/features/account-administration/components/membership-fields'
import { IDLE, type FormAction } from '@/lib/action-state'

type GiveMembershipFormProps = {
  action: FormAction
  accountId: string
  choices: MembershipChoices
}

export function GiveMembershipForm({ action, accountId, choices }: GiveMembershipFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-5">
      <FormSummary state={state} />
      <input type="hidden" name="accountId" value={accountId} />
      <MembershipFields state={state} choices={choices} />
      <SubmitButton variant="secondary" icon="plus">
        Donner ce rôle
      </SubmitButton>
    </form>
  )
}
