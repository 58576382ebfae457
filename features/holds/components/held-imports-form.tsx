'use client'

import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { APPROVAL_REASON_MAX } from '@/domain/import/approval'
import { releaseWords } from '@/features/holds/presentation'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type HeldImportsFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  /** How many are shown, and how many of them may be approved now. */
  held: number
  open: number
  /** The table of the imports, with a box for each that may be approved now; or that there are none. */
  children: ReactNode
}

/** Approves the ticked imports with one reason. */
export function HeldImportsForm({ action, held, open, children }: HeldImportsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const form = useRef<HTMLFormElement>(null)
  const boxes = () => form.current?.querySelectorAll<HTMLInputElement>('[type=checkbox]:enabled') ?? []
  // React empties a form once it is answered: after a refusal, dozens of boxes would be to be ticked again.
  useEffect(() => {
    if (state.status !== 'refused') return
    for (const box of boxes()) box.checked = box.name in state.values
  }, [state])

  return (
    <form ref={form} action={formAction} noValidate className="space-y-4">
      <FormSummary state={state} idOf={{ reason: 'release-reason' }} />
      {open > 1 && (
        <Button
          size="sm"
          icon="check"
          className="noscript:hidden"
          onClick={() => {
            for (const box of boxes()) box.checked = true
          }}
        >
          Cocher les {open} imports à autoriser
        </Button>
      )}
      {children}
      {open > 0 && <ReleaseFields state={state} held={held} />}
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
