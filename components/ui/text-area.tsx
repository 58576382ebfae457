import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { CONTROL, controlProps, Field, type FieldWords } from './field'

type TextAreaProps = FieldWords &
  Omit<ComponentProps<'textarea'>, 'style' | 'value' | 'onChange'> & { name: string; isMonospaced?: boolean }

/** Several lines of text. `id` defaults to `name`. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, isOptional, isMonospaced, className, id = props.name, rows = 3, ...area } = props
  return (
    <Field {...{ id, label, hint, error, isOptional, className }} required={area.required}>
      <textarea
        key={String(area.defaultValue ?? '')}
        rows={rows}
        {...area}
        {...controlProps({ id, hint, error })}
        className={cn(CONTROL, 'py-2 read-only:bg-sunken', isMonospaced && 'font-mono text-sm')}
      />
    </Field>
  )
}
