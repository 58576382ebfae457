import type { ComponentProps } from 'react'
import { controlProps, Field, type FieldWords } from './field'

type FileInputProps = FieldWords &
  Omit<ComponentProps<'input'>, 'style' | 'type' | 'value' | 'onChange'> & { name: string }

/** The browser's own file chooser in a wide target; a file can also be dropped on it. `id` defaults to `name`. */
export function FileInput({ label, hint, error, isOptional, className, id, ...input }: FileInputProps) {
  const ownId = id ?? input.name
  return (
    <Field id={ownId} {...{ label, hint, error, isOptional, className }} required={input.required}>
      <input
        type="file"
        {...input}
        {...controlProps({ id: ownId, hint, error })}
        className="block w-full cursor-pointer rounded-card border-2 border-dashed border-line-strong bg-sunken p-4 text-sm text-ink-muted file:mr-4 file:min-h-10 file:cursor-pointer file:rounded-control file:border file:border-solid file:border-line-strong file:bg-raised file:px-4 file:text-base file:font-semibold file:text-ink hover:border-accent hover:file:bg-hover aria-invalid:border-danger"
      />
    </Field>
  )
}
