'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { OPENING_REASON_MAX } from '@/domain/access/opening'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

type OpeningFormProps = {
  /** `openPeople.bind(null, uai)`, from the page. */
  action: FormAction
}

/** What academy staff fill in to see the names of one establishment for an hour. */
export function OpeningForm({ action }: OpeningFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="max-w-xl">
      <FormSummary state={state} idOf={{ reason: 'opening-reason' }} />
      <TextArea
        id="opening-reason"
        name="reason"
        label="Motif"
        hint="Pourquoi vous avez besoin des noms. L’établissement lira ce motif dans son journal ; n’y écrivez pas de nom d’élève."
        required
        rows={2}
        maxLength={OPENING_REASON_MAX}
        defaultValue={typedValue(state, 'reason')}
        error={fieldError(state, 'reason')}
      />
      <SubmitButton icon="key" className="mt-4">
        Ouvrir pour une heure
      </SubmitButton>
    </form>
  )
}
