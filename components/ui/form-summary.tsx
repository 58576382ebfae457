'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import type { ActionState, Aftermath } from '@/lib/action-state'
import { Icon } from './icon'
import { TextLink } from './text-link'

type FormSummaryProps = {
  state: ActionState
  /** Ids of fields that are not their names: when two forms of a page hold the same field. */
  idOf?: Record<string, string>
  /** Names of the fields on screen, when the sentences do not say which field they are about. */
  labels?: Record<string, string>
}

/** What became of a form, above it: the refusal and its fields, taking the focus; or that it is done, in sight. */
export function FormSummary({ state, idOf = {}, labels = {} }: FormSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const done = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status === 'refused') box.current?.focus()
    // The focus stays on the button: only what is out of sight moves.
    if (state.status === 'done') done.current?.scrollIntoView({ block: 'nearest' })
  }, [state])

  if (state.status === 'idle' || state.status === 'found' || !state.message) return null
  if (state.status === 'done') {
    return (
      <div
        ref={done}
        role="status"
        className="mb-5 scroll-my-24 flex gap-2 rounded-card border border-success-line bg-success-soft px-4 py-3"
      >
        <Icon name="check-circle" className="mt-0.5 size-5 text-success" />
        <div className="min-w-0 wrap-break-word">
          <p className="font-semibold text-success">{state.message}</p>
          {state.after && <Consequences after={state.after} />}
        </div>
      </div>
    )
  }
  const link = (name: string, words: ReactNode) => (
    <a href={`#${idOf[name] ?? name}`} className="underline underline-offset-[0.2em]">
      {words}
    </a>
  )
  const { message } = state
  const faults = Object.entries(state.fields)
  // A refusal that is about one field only is its sentence: said once here, once beside the field.
  const sole = faults.find(([, sentence]) => sentence === message)
  const others = faults.filter((fault) => fault !== sole)
  return (
    // `autoFocus` serves the page that comes back without JavaScript; the effect serves the others.
    <div
      ref={box}
      data-refused
      tabIndex={-1}
      autoFocus
      role="group"
      aria-label={message}
      className="mb-5 flex gap-3 rounded-card border border-danger-line bg-danger-soft p-4"
    >
      <Icon name="cross-circle" className="mt-0.5 size-5 text-danger" />
      <div className="min-w-0 wrap-break-word">
        <p className="font-semibold text-danger">{sole ? link(sole[0], message) : message}</p>
        {others.length > 0 && (
          <ul className="mt-1 space-y-1">
            {others.map(([name, sentence]) => (
              <li key={name}>
                {link(
                  name,
                  <>
                    {labels[name] && <span className="font-semibold">{labels[name]}&nbsp;: </span>}
                    {sentence}
                  </>,
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function Consequences({ after: { sentences, list } }: { after: Aftermath }) {
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} className="mt-1">
          {sentence}
        </p>
      ))}
      {list && (
        <>
          <p className="mt-2">{list.lead}</p>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {list.items.map(({ title, href }) => (
              <li key={href}>
                <TextLink href={href}>{title}</TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
