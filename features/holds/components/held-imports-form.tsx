'use client'

import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { APPROVAL_REASON_MAX } from '@/domain/import/approval'
import { openFirstSentence, releaseWords } from '@/features/holds/presentation'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type HeldImportsFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** How many are shown. */
  held: number
  /** Whether one at least may be approved now. */
  canRelease: boolean
  /** The table of the imports, with a box for each that may be approved now; or that there are none. */
  children: ReactNode
}

/** Approves the ticked imports with one reason. */
export function HeldImportsForm({ action, held, canRelease, children }: HeldImportsFormProps) {
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
      {held > 0 && !canRelease && <p>{openFirstSentence(held)}</p>}
      {canRelease && <ReleaseFields state={state} held={held} />}
    </form>
  )
}

function ReleaseFields({ state, held }: { state: ActionState; held: number }) {
  const { label, hint, button } = releaseWords(held)
  return (
    <>
      <TextArea
        id="release-reason"
        name="reason"
        label={label}
        hint={hint}
        required
        rows={2}
        maxLength={APPROVAL_REASON_MAX}
        className="max-w-xl"
        defaultValue={typedValue(state, 'reason')}
        error={fieldError(state, 'reason')}
      />
      <SubmitButton icon="check" pendingLabel="Écriture en cours…">
        {button}
      </SubmitButton>
    </>
  )
}
