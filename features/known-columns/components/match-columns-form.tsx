'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { fieldError, IDLE, typedValue, type FormAction } from '@/lib/action-state'

export type ColumnQuestion = {
  /** Of the form's field. */
  name: string
  title: string
  /** A few of its values. */
  samples: string[]
  options: SelectOption[]
  chosen: string
  /** It holds what looks like identifiers, or bears a name that another one bears too. */
  isCandidate: boolean
}

type MatchColumnsFormProps = {
  /** Bound to the establishment, from the page. */
  action: FormAction
  importId: string
  questions: ColumnQuestion[]
}

/** What each column holds: those in doubt first, then the others, as they were recognised. */
export function MatchColumnsForm({ action, importId, questions }: MatchColumnsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const field = ({ name, title, samples, options, chosen }: ColumnQuestion) => (
    <Select
      key={name}
      name={name}
      label={title}
      hint={
        samples.length > 0 ? `Par exemple\u00a0: ${samples.join(' · ')}` : 'Aucune valeur dans les premières lignes'
      }
      options={options}
      defaultValue={typedValue(state, name, chosen)}
      error={fieldError(state, name)}
    />
  )
  const others = questions.filter((question) => !question.isCandidate)
  return (
    <form action={formAction} className="space-y-6">
      <FormSummary state={state} />
      <input type="hidden" name="importId" value={importId} />
      <fieldset className="space-y-4">
        <legend className="text-lg font-semibold">Colonnes en question</legend>
        <div className="grid gap-4 sm:grid-cols-2">{questions.filter(({ isCandidate }) => isCandidate).map(field)}</div>
      </fieldset>
      {others.length > 0 && (
        <fieldset className="space-y-4">
          <legend className="text-lg font-semibold">Autres colonnes</legend>
          <div className="grid gap-4 sm:grid-cols-2">{others.map(field)}</div>
        </fieldset>
      )}
      <SubmitButton icon="check" pendingLabel="Analyse en cours…">
        Retenir et analyser la liste
      </SubmitButton>
    </form>
  )
}
