'use client'

import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type HeldImportsFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** Whether one at least may be approved now; null when none is held. */
  canRelease: boolean | null
  /** The table of the imports, with a box for each that may be approved now; or that there are none. */
  children: ReactNode
}

/** Approves the ticked imports with one reason. */
export function HeldImportsForm({ action, canRelease, children }: HeldImportsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const form = useRef<HTMLFormElement>(null)
  // React empties a form once it is answered: after a refusal, dozens of boxes would be to be ticked again.
  useEffect(() => {
    if (state.status !== 'refused') return
    for (const box of form.current?.querySelectorAll<HTMLInputElement>('[type=checkbox]') ?? [])
      box.checked = box.name in state.values
  }, [state])

  return (
    <form ref={form} action={formAction} noValidate className="space-y-4">
      <FormSummary state={state} idOf={{ reason: 'release-reason' }} />
      {children}
      {canRelease === false && (
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
        hint="Ce qui montre que ces listes sont justes. Dix caractères au moins&nbsp;: chaque établissement lira ce motif dans son journal. N’y écrivez pas de nom."
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
