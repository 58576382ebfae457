import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { TICK } from './checkbox'
import { describedBy, FieldError, FieldHint, FieldMark, type FieldWords } from './field'

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type RadioGroupProps = FieldWords & {
  name: string
  options: RadioOption[]
  defaultValue?: string
  required?: boolean
  /** Side by side when there is room: for short words. */
  isInline?: boolean
  id?: string
  className?: string
}

/** One choice among a few that can all be seen; `label` is the legend. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, hint, error, isOptional, name, options, defaultValue, required, isInline, className } = props
  const id = props.id ?? name
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy({ id, hint, error })}
      className={cn('min-w-0', className)}
    >
      <legend className="font-semibold">
        {label} <FieldMark required={required} isOptional={isOptional} />
      </legend>
      <FieldHint id={id}>{hint}</FieldHint>
      <div key={defaultValue} className={cn('mt-1.5', isInline ? 'flex flex-wrap gap-x-6 gap-y-1.5' : 'space-y-1.5')}>
        {options.map((option) => (
          <label key={option.value} className="flex w-fit gap-2.5">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
              className={TICK}
            />
            <span className="min-w-0">
              {option.label}
              {option.hint && <span className="block text-sm text-ink-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id}>{error}</FieldError>
    </fieldset>
  )
}
