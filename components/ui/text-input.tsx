import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { CONTROL, controlProps, Field, type FieldWords } from './field'

type TextInputProps = FieldWords &
  Omit<ComponentProps<'input'>, 'style' | 'value' | 'onChange'> & {
    name: string
    /** For a value that is copied from another program's screen. */
    isMonospaced?: boolean
  }

/** One line of text. `id` defaults to `name`: give it when two forms of a page hold a field of the same name. */
export function TextInput(props: TextInputProps) {
  const { label, hint, error, isOptional, isMonospaced, className, id = props.name, ...input } = props
  return (
    <Field {...{ id, label, hint, error, isOptional, className }} required={input.required}>
      {/* React empties uncontrolled fields after an action; a new key brings back what the action returned. */}
      <input
        key={String(input.defaultValue ?? '')}
        type="text"
        {...input}
        {...controlProps({ id, hint, error })}
        className={cn(CONTROL, 'min-h-10 py-1.5 read-only:bg-sunken', isMonospaced && 'font-mono text-sm')}
      />
    </Field>
  )
}
