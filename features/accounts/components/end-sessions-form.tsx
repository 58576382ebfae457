'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { IDLE, type ActionState } from '@/lib/action-state'

type EndSessionsFormProps = { action: (previous: ActionState, form: FormData) => Promise<ActionState> }

export function EndSessionsForm({ action }: EndSessionsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction}>
      <FormSummary state={state} />
      <SubmitButton variant="secondary" icon="sign-out">
        Déconnecter mes autres navigateurs
      </SubmitButton>
    </form>
  )
}
