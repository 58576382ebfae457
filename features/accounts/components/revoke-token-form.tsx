'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { IDLE, type ActionState } from '@/lib/action-state'

type RevokeTokenFormProps = {
  action: (previous: ActionState, form: FormData) => Promise<ActionState>
  token: { id: string; name: string }
}

export function RevokeTokenForm({ action, token }: RevokeTokenFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction}>
      <input type="hidden" name="tokenId" value={token.id} />
      <SubmitButton variant="secondary" size="sm">
        Révoquer<span className="sr-only"> le jeton {token.name}</span>
      </SubmitButton>
      {state.status === 'refused' && <p role="status">{state.message}</p>}
    </form>
  )
}
