'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type PersonSearchProps = {
  /** `searchPeople.bind(null, uai)`, from the page. */
  action: (state: ActionState, form: FormData) => Promise<ActionState>
}

/** Finds one person without their name going into an address. */
export function PersonSearch({ action }: PersonSearchProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const found = state.status === 'done' ? (state.found ?? []) : []
  return (
    <form action={formAction} className="max-w-xl">
      <FormSummary state={state} />
      {found.length > 0 && (
        <ul className="mb-5 divide-y divide-line rounded-card border border-line">
          {found.map(({ href, title, detail }) => (
            <li key={href} className="px-4 py-2">
              <TextLink href={href}>{title}</TextLink>
              <span className="block text-sm text-ink-muted">{detail}</span>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        name="words"
        label="Nom, prénom ou identifiant PRONOTE"
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={typedValue(state, 'words')}
        error={fieldError(state, 'words')}
      />
      <SubmitButton variant="secondary" icon="search" className="mt-4">
        Chercher
      </SubmitButton>
    </form>
  )
}
