'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import type { SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { IdentityFields, type Identity } from '@/features/establishment-administration/components/identity-fields'
import { IDLE, type FormAction } from '@/lib/action-state'

type IdentityFormProps = {
  action: FormAction
  uai: string
  /** The establishment as this form shows it (`asSeen`). */
  seen: string
  kinds: SelectOption[]
  stored: Identity
}

export function IdentityForm({ action, uai, seen, kinds, stored }: IdentityFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-5">
      <FormSummary state={state} />
      <input type="hidden" name="uai" value={uai} />
      <input type="hidden" name="seen" value={seen} />
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        <IdentityFields state={state} kinds={kinds} stored={stored} />
      </div>
      <SubmitButton>Enregistrer</SubmitButton>
    </form>
  )
}
