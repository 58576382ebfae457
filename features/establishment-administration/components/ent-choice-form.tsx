'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormSummary } from '@/components/ui/form-summary'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

type EntChoiceFormProps = {
  action: FormAction
  uai: string
  ents: SelectOption[]
  stored: string
  /** What a change would void: how many people, and the sentence that says so; null when it voids nothing. */
  voids: { people: number; sentence: string } | null
}

export function EntChoiceForm({ action, uai, ents, stored, voids }: EntChoiceFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-5">
      <FormSummary state={state} />
      <input type="hidden" name="uai" value={uai} />
      <Select
        label="ENT"
        name="entId"
        placeholder="Aucun"
        options={ents}
        defaultValue={typedValue(state, 'entId', stored)}
        error={fieldError(state, 'entId')}
        className="max-w-md"
      />
      {voids && (
        <Checkbox
          label="Je confirme le changement d’ENT"
          hint={voids.sentence}
          name="voids"
          value={voids.people}
          error={fieldError(state, 'voids')}
        />
      )}
      <SubmitButton variant="secondary">Enregistrer l’ENT</SubmitButton>
    </form>
  )
}
