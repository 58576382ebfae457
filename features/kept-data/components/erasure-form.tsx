'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type ErasureFormProps = {
  /** `erasePerson.bind(null, uai)`, from the page. */
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  personId: string
}

export function ErasureForm({ action, personId }: ErasureFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="max-w-xl space-y-4">
      <FormSummary state={state} />
      <input type="hidden" name="personId" value={personId} />
      <TextArea
        name="reason"
        label="Motif"
        hint="Il reste au journal&nbsp;: n’y écrivez pas de nom."
        required
        rows={2}
        maxLength={500}
        defaultValue={typedValue(state, 'reason')}
        error={fieldError(state, 'reason')}
      />
      <Checkbox
        name="confirmed"
        label="J’ai compris que cet effacement ne se défait pas."
        error={fieldError(state, 'confirmed')}
      />
      <SubmitButton variant="danger">Effacer ces données</SubmitButton>
    </form>
  )
}
