'use client'

import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { fieldError, IDLE, typedValue, type ActionState, type FoundRecord } from '@/lib/action-state'
import { Button } from './button'
import { EmptyState } from './empty-state'
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
  /** The list that is searched: what is found stands in its place. */
  children?: ReactNode
}

/** Finds people by name, posted and answered in place, so that no name goes into an address. */
export function RecordSearch({ action, label, fields = {}, clearHref, children }: RecordSearchProps) {
  const [state, formAction] = useActionState(action, IDLE)
  const results = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status === 'found') results.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  return (
    <>
      <search aria-label="Recherche par nom" className="block max-w-3xl print:hidden">
        <form action={formAction}>
          <FormSummary state={state} />
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="flex flex-wrap items-end gap-2">
            <TextInput
              name="words"
              label={label}
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
        {/* `autoFocus` brings the page that comes back without JavaScript to its results; with it, the field keeps the
            focus, and stays in sight above them. */}
        <div ref={results} tabIndex={-1} autoFocus={state.status === 'found'} className="scroll-mt-32 scroll-mb-4">
          {state.status === 'found' && (
            <>
              <FoundRecords message={state.message} found={state.found} />
              <form method="get" action={clearHref} className="mt-3">
                <Button type="submit" variant="quiet" size="sm" icon={children ? 'undo' : 'x'}>
                  {children ? 'Toutes les personnes' : 'Effacer la recherche'}
                </Button>
              </form>
            </>
          )}
        </div>
      </search>
      {state.status !== 'found' && children}
    </>
  )
}

function FoundRecords({ message, found }: { message: string; found: FoundRecord[] }) {
  if (found.length === 0) {
    return (
      <div role="status" className="mt-4 rounded-card border border-line bg-raised">
        <EmptyState icon="search" title={message} className="py-6">
          Vérifiez l’orthographe, ou n’en tapez que quelques lettres&nbsp;: les accents et les majuscules ne comptent
          pas.
        </EmptyState>
      </div>
    )
  }
  return (
    <>
      <p role="status" className="mt-4 mb-2 font-semibold">
        {message}
      </p>
      <ul className="divide-y divide-line rounded-card border border-line bg-raised">
        {found.map(({ href, title, detail, place }, index) => (
          <li key={`${href} ${index}`} className="px-4 py-2 wrap-anywhere">
            {href ? <TextLink href={href}>{title}</TextLink> : <span className="font-semibold">{title}</span>}
            <span className="block text-sm text-ink-muted">{detail}</span>
            {place && (
              <TextLink href={place.href} className="text-sm">
                {place.title}
                <span className="sr-only">, {title}</span>
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
