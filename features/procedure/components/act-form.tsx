'use client'

import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { FormSummary } from '@/components/ui/form-summary'
import { Icon, type IconName } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-class'
import type { StepState } from '@/domain/procedure/vocabulary'
import { fieldError, IDLE, typedValue, type ActionState } from '@/lib/action-state'

type ActFormProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  id: string
  /** What the page showed: the step, the version of the setup. */
  hidden: Record<string, string | number>
  /** Whether the act can be done now. The component stays in place when it no longer can, to tell what became of it. */
  isOffered: boolean
  /** Whether the page now shows what this act aims at: only then is it confirmed. */
  isSettled: boolean
  /** The state that the page draws while the act is on its way (see `StateOnItsWay`). */
  draws?: StepState
  field?: { name: 'note' | 'reason'; label: string; hint?: string; required?: boolean }
  submit: { label: string; icon?: IconName; variant?: ButtonVariant; size?: ButtonSize }
  /** Folded under this line until it is wanted. */
  summary?: string
  /** Above the field, in words. */
  children?: ReactNode
  /** Beside the confirmation: how to undo it, where to go next. */
  after?: ReactNode
}

/** One act on the procedure: its form, its refusal with what was typed, its confirmation. */
export function ActForm({ isOffered, isSettled, draws, summary, after, ...form }: ActFormProps) {
  const [state, formAction, isPending] = useActionState(form.action, IDLE)
  const folded = useRef<HTMLDetailsElement>(null)
  // What was opened by hand stays open otherwise, as if the act were still to be done.
  useEffect(() => {
    if (state.status === 'done' && folded.current) folded.current.open = false
  }, [state])
  const content = <Fields {...form} state={state} formAction={formAction} />
  return (
    <div data-pending={isPending ? draws : undefined}>
      {state.status === 'done' && state.message && isSettled && <Confirmation state={state}>{after}</Confirmation>}
      {state.status === 'refused' && !isOffered && <KeptWords state={state} />}
      {isOffered && !summary && content}
      {isOffered && summary && (
        <Disclosure ref={folded} summary={summary} isOpen={state.status === 'refused'}>
          {content}
        </Disclosure>
      )}
    </div>
  )
}

type FieldsProps = Pick<ActFormProps, 'id' | 'hidden' | 'field' | 'submit' | 'children'> & {
  state: ActionState
  formAction: (form: FormData) => void
}

function Fields({ id, hidden, field, submit, children, state, formAction }: FieldsProps) {
  const fieldId = `${id}-field`
  return (
    <form action={formAction} className="max-w-2xl">
      <FormSummary state={state.status === 'refused' ? state : IDLE} idOf={field && { [field.name]: fieldId }} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {field && (
        <TextArea
          {...field}
          id={fieldId}
          rows={2}
          maxLength={2000}
          isOptional={!field.required}
          defaultValue={typedValue(state, field.name)}
          error={fieldError(state, field.name)}
          className="mb-3"
        />
      )}
      <SubmitButton icon={submit.icon} variant={submit.variant} size={submit.size}>
        {submit.label}
      </SubmitButton>
    </form>
  )
}

/** Takes the focus, since the button that had it is gone: the next stops are the ways on. */
function Confirmation({ state, children }: { state: ActionState; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [state])
  return (
    // `autoFocus` serves the page that comes back without JavaScript; the effect serves the others.
    <div
      ref={box}
      tabIndex={-1}
      autoFocus
      role="status"
      className="mb-4 rounded-card border border-success-line bg-success-soft px-4 py-3 focus:outline-none"
    >
      <p className="flex gap-2 font-semibold text-success">
        <Icon name="check-circle" className="mt-0.5 size-5" />
        {state.status === 'done' && state.message}
      </p>
      {children && <div className="mt-3 flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  )
}

/** Somebody else was faster, and the form has no place any more: what was typed is not lost. */
function KeptWords({ state }: { state: ActionState }) {
  const words = [typedValue(state, 'note'), typedValue(state, 'reason')].filter(Boolean)
  return (
    <>
      <FormSummary state={state} />
      {words.map((text) => (
        <div key={text} className="mb-4">
          <p className="text-sm font-semibold text-ink-muted">Ce que vous aviez écrit&nbsp;:</p>
          <p className="mt-1 rounded-control border border-line bg-sunken px-3 py-2 whitespace-pre-wrap select-all">
            {text}
          </p>
        </div>
      ))}
    </>
  )
}
