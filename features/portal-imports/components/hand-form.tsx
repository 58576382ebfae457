'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { PORTAL_MODES } from '@/domain/portal-import/portal-import'
import { MODE_HINTS, MODE_LABELS } from '@/features/portal-imports/presentation'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type HandFormProps = { action: (state: ActionState, form: FormData) => Promise<ActionState> }

/** What the portal shows, field by field. */
export function HandForm({ action }: HandFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const field = (name: string) => ({
    name,
    defaultValue: typedValue(state, name),
    error: fieldError(state, name),
  })
  return (
    <form action={formAction} noValidate className="space-y-4">
      <FormSummary state={state} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput {...field('date')} label="Date de l’import" type="date" required />
        <TextInput {...field('time')} label="Heure" type="time" required />
      </div>
      <RadioGroup
        {...field('mode')}
        label="Mode"
        required
        options={PORTAL_MODES.map((mode) => ({ value: mode, label: MODE_LABELS[mode], hint: MODE_HINTS[mode] }))}
      />
      <TextInput
        {...field('count')}
        label="Nombre d’identifiants importés"
        hint="Laissez vide s’il n’est plus affiché."
        isOptional
        inputMode="numeric"
        autoComplete="off"
        className="max-w-xs"
      />
      <RadioGroup
        {...field('result')}
        label="Résultat"
        required
        options={[
          { value: 'done', label: 'Terminé' },
          { value: 'interrupted', label: 'Interrompu', hint: 'La page affiche «\u00a0Import interrompu.\u00a0»' },
        ]}
      />
      <SubmitButton icon="check">Noter cet import</SubmitButton>
    </form>
  )
}
