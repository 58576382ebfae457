import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { CONTROL, controlProps, Field, type FieldWords } from './field'

export type SelectOption = { value: string; label: string; disabled?: boolean }

type SelectProps = FieldWords &
  Omit<ComponentProps<'select'>, 'style' | 'value' | 'onChange' | 'multiple'> & {
    name: string
    options?: SelectOption[]
    /** First option, with an empty value: «Tous», «Choisissez…». */
    placeholder?: string
  }

/** A native list of choices; `children` (option, optgroup) come after `options`. `id` defaults to `name`. */
export function Select(props: SelectProps) {
  const { label, hint, error, isOptional, options = [], placeholder, className, id = props.name, ...rest } = props
  const { children, ...select } = rest
  return (
    <Field {...{ id, label, hint, error, isOptional, className }} required={select.required}>
      <select
        key={String(select.defaultValue ?? '')}
        {...select}
        {...controlProps({ id, hint, error })}
        className={cn(CONTROL, 'min-h-10 py-1.5')}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
    </Field>
  )
}
