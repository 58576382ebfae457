import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { controlProps, FieldError, type FieldWords } from './field'

export const TICK = 'mt-[0.2rem] size-4.5 shrink-0 accent-accent'

type CheckboxProps = Omit<FieldWords, 'isOptional'> &
  Omit<ComponentProps<'input'>, 'style' | 'type' | 'checked' | 'onChange'> & { name: string }

/** One yes or no. `id` defaults to `name`. */
export function Checkbox({ label, hint, error, className, id, ...input }: CheckboxProps) {
  const ownId = id ?? input.name
  return (
    <div className={cn('min-w-0', className)}>
      <div className="flex gap-2.5">
        <input
          key={String(input.defaultChecked ?? false)}
          type="checkbox"
          {...input}
          {...controlProps({ id: ownId, hint, error })}
          className={TICK}
        />
        <div className="min-w-0">
          <label htmlFor={ownId}>{label}</label>
          {hint && (
            <p id={`${ownId}-hint`} className="text-sm text-ink-muted">
              {hint}
            </p>
          )}
        </div>
      </div>
      <FieldError id={ownId}>{error}</FieldError>
    </div>
  )
}
