'use client'

import { useActionState } from 'react'
import { Card } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { RadioGroup, type RadioOption } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { fieldError, IDLE, typedValue } from '@/lib/action-state'
import type { GroupAction } from './group-act-form'

type CasIdQuestionProps = {
  action: GroupAction
  groupId: string
  title: string
  detail: string
  options: RadioOption[]
}

/** Which column of the whole list holds the Identifiant CAS: asked once, before anything is confirmed. */
export function CasIdQuestion({ action, groupId, title, detail, options }: CasIdQuestionProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <Card title={title} id="cas-id-question" emphasis="accent">
      <p className="max-w-3xl">{detail}</p>
      <form action={formAction} className="mt-5 space-y-5">
        <FormSummary state={state} />
        <input type="hidden" name="groupId" value={groupId} />
        <RadioGroup
          name="column"
          label="Colonne qui contient l’identifiant CAS"
          required
          defaultValue={typedValue(state, 'column')}
          options={options}
          error={fieldError(state, 'column')}
        />
        <SubmitButton icon="check" pendingLabel="Analyse en cours…">
          Retenir et analyser de nouveau
        </SubmitButton>
      </form>
    </Card>
  )
}
