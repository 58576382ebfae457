'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { RadioGroup, type RadioOption } from '@/components/ui/radio-group'
import { Select, type SelectOption } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { fieldError, IDLE, typedValue, type ActionState, type FormAction } from '@/lib/action-state'

export type EntField = { name: string; label: string; hint: string; isRequired: boolean; stored: string }

type EntFormProps = {
  action: FormAction
  fields: EntField[]
  subject: { options: RadioOption[]; stored: string }
  /** Where a new ENT may go; empty when it is decided already. */
  academies: SelectOption[]
  /** What the form sends along: which ENT, and as it was seen. */
  hidden: Record<string, string>
  submitLabel: string
}

/** Who the ENT is comes before what its CAS server answers. */
const IDENTITY = ['name', 'vendor']

export function EntForm({ action, fields, subject, academies, hidden, submitLabel }: EntFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form action={formAction} className="space-y-5">
      <FormSummary state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {academies.length > 0 && (
        <Select
          label="Académie"
          name="academyCode"
          required
          placeholder="Choisissez…"
          options={academies}
          defaultValue={typedValue(state, 'academyCode')}
          error={fieldError(state, 'academyCode')}
          className="max-w-md"
        />
      )}
      <Fields fields={fields.filter(({ name }) => IDENTITY.includes(name))} state={state} />
      <RadioGroup
        label="Ce qui désigne l’utilisateur dans la réponse du serveur CAS"
        name="subjectSource"
        options={subject.options}
        defaultValue={typedValue(state, 'subjectSource', subject.stored)}
        error={fieldError(state, 'subjectSource')}
      />
      <Fields fields={fields.filter(({ name }) => !IDENTITY.includes(name))} state={state} />
      <SubmitButton>{submitLabel}</SubmitButton>
    </form>
  )
}

function Fields({ fields, state }: { fields: EntField[]; state: ActionState }) {
  return (
    <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
      {fields.map(({ name, label, hint, isRequired, stored }) => (
        <TextInput
          key={name}
          name={name}
          label={label}
          hint={hint}
          required={isRequired}
          defaultValue={typedValue(state, name, stored)}
          error={fieldError(state, name)}
        />
      ))}
    </div>
  )
}
