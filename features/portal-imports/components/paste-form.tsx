'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type PasteFormProps = { action: (state: ActionState, form: FormData) => Promise<ActionState> }

/** The quick way: the portal's own lines, from which everything is read. */
export function PasteForm({ action }: PasteFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} noValidate className="space-y-4">
      <FormSummary state={state} />
      <TextArea
        name="text"
        label="Texte de la page"
        hint="Les lignes du résultat, comme «&nbsp;1295 identifiant(s) Pronote importé(s). Dernier import fait le&nbsp;: 27/01/2012 à 14:51 en mode Partiel.&nbsp;»"
        rows={5}
        required
        spellCheck={false}
        autoComplete="off"
        defaultValue={typedValue(state, 'text')}
        error={fieldError(state, 'text')}
      />
      <SubmitButton icon="check">Lire et noter</SubmitButton>
    </form>
  )
}
