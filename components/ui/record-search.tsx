'use client'

import { useActionState } from 'react'
import { fieldError, IDLE, typedValue, type ActionState, type FoundRecord } from '@/lib/action-state'
import { Button } from './button'
import { FormSummary } from './form-summary'
import { SubmitButton } from './submit-button'
import { TextInput } from './text-input'
import { TextLink } from './text-link'

type RecordSearchProps = {
  /** Bound to the establishment, from the page. */
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  label: string
  /** What the search is kept to, sent along unseen. */
  fields?: Record<string, string>
  /** The page without results. */
  clearHref: string
}

/** Finds people by name, posted and answered in place, so that no name goes into an address. */
export function RecordSearch({ action, label, fields = {}, clearHref }: RecordSearchProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <search aria-label="Recherche par nom" className="block max-w-3xl print:hidden">
      <form action={formAction}>
        {/* `autoFocus` brings the page that comes back without JavaScript to its results. */}
        <div tabIndex={-1} autoFocus={state.status === 'done'}>
          <FormSummary state={state} />
          {state.status === 'done' && state.found && <FoundRecords found={state.found} />}
        </div>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex flex-wrap items-end gap-2">
          <TextInput
            name="words"
            label={label}
            required
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            defaultValue={typedValue(state, 'words')}
            error={fieldError(state, 'words')}
            className="grow basis-64"
          />
          <SubmitButton variant="secondary" icon="search" pendingLabel="Recherche en cours…">
            Chercher
          </SubmitButton>
        </div>
      </form>
      {state.status === 'done' && (
        <form method="get" action={clearHref} className="mt-2">
          <Button type="submit" variant="quiet" size="sm" icon="x">
            Effacer la recherche
          </Button>
        </form>
      )}
    </search>
  )
}

function FoundRecords({ found }: { found: FoundRecord[] }) {
  if (found.length === 0) return null
  return (
    <ul className="mb-5 divide-y divide-line rounded-card border border-line bg-raised">
      {found.map(({ href, title, detail }, index) => (
        <li key={`${href} ${index}`} className="px-4 py-2 wrap-anywhere">
          {href ? <TextLink href={href}>{title}</TextLink> : <span className="font-semibold">{title}</span>}
          <span className="block text-sm text-ink-muted">{detail}</span>
        </li>
      ))}
    </ul>
  )
}
