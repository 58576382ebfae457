'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from './icon'

export type FormProblem = {
  /** The `id` of the field at fault; absent when the whole form is. */
  field?: string
  message: ReactNode
}

type FormSummaryProps = { problems: FormProblem[]; title?: string }

/** The problems of a form, above it, each leading to its field. Takes the focus each time the form comes back with some. */
export function FormSummary({ problems, title }: FormSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])

  if (problems.length === 0) return null
  const heading =
    title ?? (problems.length === 1 ? 'Un point est à corriger' : `${problems.length} points sont à corriger`)
  return (
    // `autoFocus` serves the page that comes back without JavaScript; the effect serves the others.
    <div
      ref={box}
      tabIndex={-1}
      autoFocus
      role="group"
      aria-label={heading}
      className="mb-6 flex gap-3 rounded-card border border-danger-line bg-danger-soft p-4"
    >
      <Icon name="cross-circle" className="mt-0.5 size-5 text-danger" />
      <div className="min-w-0">
        <p className="font-semibold text-danger">{heading}</p>
        <ul className="mt-1 space-y-1">
          {problems.map((problem, index) => (
            <li key={problem.field ?? index}>
              {problem.field ? (
                <a href={`#${problem.field}`} className="underline underline-offset-[0.2em]">
                  {problem.message}
                </a>
              ) : (
                problem.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
