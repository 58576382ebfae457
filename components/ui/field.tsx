import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Icon } from './icon'

/** What every field takes: words around the control, and what ties them to it. */
export type FieldWords = {
  label: ReactNode
  /** One line under the label: where to find the value, or its form. */
  hint?: ReactNode
  error?: ReactNode
  /** Says «facultatif» beside the label, when most of the form is compulsory. */
  isOptional?: boolean
}

type FieldProps = FieldWords & { id: string; required?: boolean; className?: string; children: ReactNode }

export const CONTROL =
  'block w-full rounded-control border border-line-strong bg-raised px-3 text-ink placeholder:text-ink-muted hover:border-ink-muted aria-invalid:border-danger aria-invalid:outline-1 aria-invalid:outline-danger aria-invalid:focus-visible:outline-3 disabled:bg-sunken disabled:text-ink-muted'

type Described = { id: string; hint?: ReactNode; error?: ReactNode }

/** Attributes of the control that tie it to its hint and error (RGAA 11.10, 11.11). */
export function controlProps({ id, hint, error }: Described) {
  return { id, 'aria-describedby': describedBy({ id, hint, error }), 'aria-invalid': error ? true : undefined } as const
}

/** The ids of the hint and of the error that are there. */
export function describedBy({ id, hint, error }: Described): string | undefined {
  return [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ') || undefined
}

/** The shell of a field: label, hint, control, error. `TextInput`, `Select`… wear it already. */
export function Field({ id, label, hint, error, required, isOptional, className, children }: FieldProps) {
  return (
    <div className={cn('min-w-0', className)}>
      <label htmlFor={id} className="block font-semibold">
        {label} <FieldMark required={required} isOptional={isOptional} />
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <div className="mt-1.5">{children}</div>
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

/** The word, rather than a star that needs a legend. */
export function FieldMark({ required, isOptional }: { required?: boolean; isOptional?: boolean }) {
  if (!required && !isOptional) return null
  return <span className="text-sm font-normal text-ink-muted">({required ? 'obligatoire' : 'facultatif'})</span>
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null
  return (
    <p id={`${id}-hint`} className="mt-0.5 text-sm text-ink-muted">
      {children}
    </p>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null
  return (
    <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-sm font-semibold text-danger">
      <Icon name="cross-circle" className="mt-0.5" />
      <span className="min-w-0">
        <span className="sr-only">Erreur&nbsp;: </span>
        {children}
      </span>
    </p>
  )
}
