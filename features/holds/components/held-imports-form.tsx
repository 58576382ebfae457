'use client'

import { useActionState, type ReactNode } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type HeldImportsFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** The table of the imports, with a box for each. */
  children: ReactNode
}

/** Approves the ticked imports with one reason. */
export function HeldImportsForm({ action, children }: HeldImportsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} noValidate className="space-y-4">
      <FormSummary state={state} idOf={{ reason: 'release-reason' }} />
      {children}
      <TextArea
        id="release-reason"
        name="reason"
        label="Motif, le même pour tous les imports cochés"
        hint="Ce qui montre que ces listes sont justes. Chaque établissement lira ce motif dans son journal ; n’y écrivez pas de nom."
        required
        rows={2}
        maxLength={500}
        className="max-w-xl"
        defaultValue={typedValue(state, 'reason')}
        error={fieldError(state, 'reason')}
      />
      <SubmitButton icon="check" pendingLabel="Écriture en cours…">
        Autoriser les imports cochés
      </SubmitButton>
    </form>
  )
}
