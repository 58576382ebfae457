'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { OPENING_REASON_MAX } from '@/domain/access/opening'
import { openingWords } from '@/features/holds/presentation'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

type OpenHeldFormProps = {
  action: FormAction
  /** The establishments that are closed, each once. */
  uais: readonly string[]
}

/** Opens together the establishments whose held imports cannot be approved yet. */
export function OpenHeldForm({ action, uais }: OpenHeldFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const { title, description, button } = openingWords(uais.length)
  return (
    <Card title={title} description={description} id="opening" emphasis="accent">
      <form action={formAction} className="max-w-xl">
        <FormSummary state={state} idOf={{ reason: 'opening-reason' }} />
        <input type="hidden" name="uais" value={uais.join(' ')} />
        <TextArea
          id="opening-reason"
          name="reason"
          label="Motif de l’ouverture"
          hint="Dix caractères au moins."
          required
          rows={2}
          maxLength={OPENING_REASON_MAX}
          defaultValue={typedValue(state, 'reason')}
          error={fieldError(state, 'reason')}
        />
        <SubmitButton icon="key" className="mt-4">
          {button}
        </SubmitButton>
      </form>
    </Card>
  )
}
