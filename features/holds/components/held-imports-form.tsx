'use client'

import { useActionState, type ReactNode } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type HeldImportsFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** One at least may be approved now. */
  canRelease: boolean
  /** The table of the imports, with a box for each that may be approved now. */
  children: ReactNode
}

/** Approves the ticked imports with one reason. */
export function HeldImportsForm({ action, canRelease, children }: HeldImportsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} noValidate className="space-y-4">
      <FormSummary state={state} idOf={{ reason: 'release-reason' }} />
      {children}
      {!canRelease && (
        <p>Pour en autoriser, ouvrez d’abord les données nominatives de leurs établissements, en donnant un motif.</p>
      )}
      {canRelease && <ReleaseFields state={state} />}
    </form>
  )
}

function ReleaseFields({ state }: { state: ActionState }) {
  return (
    <>
      <TextArea
        id="release-reason"
        name="reason"
        label="Motif, le même pour tous les imports cochés"
        hint="Ce qui montre que ces listes sont justes. Chaque établissement lira ce motif dans son journal&nbsp;; n’y écrivez pas de nom."
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
    </>
  )
}
