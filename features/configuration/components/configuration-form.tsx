'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormSummary } from '@/components/ui/form-summary'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { FieldView, GroupView } from '@/features/configuration/components/form-groups'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type ConfigurationFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  groups: GroupView[]
  /** Of the setup, as this page shows it. */
  version: number
}

/** Everything a school chooses, group by group. */
export function ConfigurationForm({ action, groups, version }: ConfigurationFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const labels = Object.fromEntries(groups.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])))
  return (
    <form action={formAction} noValidate className="[&_:is(input,select)]:scroll-mb-24">
      <FormSummary state={state} labels={labels} />
      <input type="hidden" name="version" value={version} />
      {groups.map((group) => (
        <fieldset
          key={group.key}
          className="mb-6 rounded-card border border-line bg-raised px-4 pt-1 pb-5 shadow-card sm:px-5"
        >
          <legend className="float-left mt-3 mb-4 w-full text-lg font-semibold">{group.title}</legend>
          <div className="clear-both grid gap-5">
            {group.fields.map((field) => (
              <ConfigurationField key={field.name} field={field} state={state} />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="sticky bottom-0 -mx-4 border-t border-line bg-surface px-4 py-3 sm:mx-0 sm:px-0">
        <SubmitButton>Enregistrer la configuration</SubmitButton>
      </div>
    </form>
  )
}

function ConfigurationField({ field, state }: { field: FieldView; state: ActionState }) {
  const { name, label, hint, example, options } = field
  const shared = { name, label, error: fieldError(state, name) }
  const value = typedValue(state, name, field.stored)
  switch (field.kind) {
    case 'tick':
      return <Checkbox {...shared} hint={hint} defaultChecked={value === 'on'} />
    case 'choice':
      return <RadioGroup {...shared} hint={hint} options={options} defaultValue={value} />
    case 'list':
      return <Select {...shared} hint={hint} options={options} placeholder="Non précisé" defaultValue={value} />
    case 'port':
    case 'text':
      return (
        <TextInput
          {...shared}
          hint={example ? `${hint} Exemple : ${example}` : hint}
          defaultValue={value}
          inputMode={field.kind === 'port' ? 'numeric' : undefined}
          autoComplete="off"
          spellCheck={false}
          isMonospaced
        />
      )
  }
}
