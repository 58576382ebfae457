'use client'

import { useActionState, useEffect, useRef, useState, type ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { APPROVAL_REASON_MAX } from '@/domain/import/approval'
import { countOutdatedTogether } from '@/domain/import/outdated-together'
import { outdatedTogetherText, releaseWords } from '@/features/holds/presentation'
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
  const [together, setTogether] = useState(0)
  useEffect(() => {
    const own = form.current
    const count = () => {
      const ticked = own?.querySelectorAll<HTMLInputElement>('[type=checkbox]:checked') ?? []
      setTogether(countOutdatedTogether([...ticked].map((box) => box.dataset.uai ?? box.name)))
    }
    own?.addEventListener('change', count)
    return () => own?.removeEventListener('change', count)
  }, [])
  // React empties a form once it is answered: after a refusal, dozens of boxes would be to be ticked again.
  useEffect(() => {
    if (state.status === 'idle') return
    tickBoxes(form.current, ({ name }) => state.status === 'refused' && name in state.values)
  }, [state])

  return (
    <form ref={form} action={formAction} noValidate className="space-y-4">
      <FormSummary state={state} idOf={{ reason: 'release-reason' }} />
      {open > 1 && (
        <Button size="sm" icon="check" className="noscript:hidden" onClick={() => tickBoxes(form.current, () => true)}>
          Cocher les {open} imports à autoriser
        </Button>
      )}
      {children}
      <div role="status">{together > 0 && <Alert tone="warning" title={outdatedTogetherText(together)} />}</div>
      {open > 0 && <ReleaseFields state={state} held={held} />}
    </form>
  )
}

/** Ticks those that are meant, and tells the form as a press on them would. */
function tickBoxes(form: HTMLFormElement | null, isMeant: (box: HTMLInputElement) => boolean): void {
  for (const box of form?.querySelectorAll<HTMLInputElement>('[type=checkbox]:enabled') ?? [])
    box.checked = isMeant(box)
  form?.dispatchEvent(new Event('change'))
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
