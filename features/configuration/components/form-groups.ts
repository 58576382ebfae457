import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import {
  CHOICE_LABELS,
  FIELD_GROUPS,
  FIELDS,
  isField,
  type FieldGroup,
} from '@/features/configuration-fields/presentation'

export type FieldView = {
  name: string
  kind: 'text' | 'port' | 'choice' | 'list' | 'tick'
  label: string
  hint: string
  example: string | null
  /** What is stored, as the form writes it: a ticked box is `on`. */
  stored: string
  options: { value: string; label: string }[]
}

export type GroupView = { key: FieldGroup; title: string; fields: FieldView[] }

const PORTS: ConfigurationField[] = ['classicPort', 'casPort']

/** The form of a configuration, as plain values that a client component can draw. */
export function formGroups(configuration: Configuration): GroupView[] {
  const names = Object.keys(FIELDS).filter(isField)
  return (Object.keys(FIELD_GROUPS) as FieldGroup[]).map((key) => ({
    key,
    title: FIELD_GROUPS[key],
    fields: names.filter((name) => FIELDS[name].group === key).map((name) => fieldView(name, configuration)),
  }))
}

/** What each field of the form then holds. */
export function formValues(configuration: Configuration): Record<string, string> {
  const fields = formGroups(configuration).flatMap((group) => group.fields)
  return Object.fromEntries(fields.map(({ name, stored }) => [name, stored]))
}

function fieldView(name: ConfigurationField, configuration: Configuration): FieldView {
  const { label, hint, example } = FIELDS[name]
  const value = configuration[name]
  const options = Object.entries(CHOICE_LABELS[name] ?? {}).map(([option, text]) => ({ value: option, label: text }))
  const stored = typeof value === 'boolean' ? (value ? 'on' : '') : String(value ?? '')
  return { name, kind: kindOf(name, value), label, hint, example, stored, options }
}

function kindOf(name: ConfigurationField, value: Configuration[ConfigurationField]): FieldView['kind'] {
  if (typeof value === 'boolean') return 'tick'
  if (name === 'clientOs') return 'list'
  if (CHOICE_LABELS[name]) return 'choice'
  return PORTS.includes(name) ? 'port' : 'text'
}
