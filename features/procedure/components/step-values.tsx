import { TextLink } from '@/components/ui/text-link'
import { ValueToType } from '@/components/ui/value-to-type'
import type { ValueName } from '@/domain/configuration/changed-values'
import type { ConfigurationField } from '@/domain/configuration/configuration'
import type { Step } from '@/domain/procedure/procedure'
import { FIELDS, isField, shownValue, valueLabel } from '@/features/configuration-fields/presentation'
import { MissingField } from '@/features/procedure/components/filled-text'
import { fieldToComplete, type ProcedureContext } from '@/features/procedure/components/procedure-context'
import { routes } from '@/lib/routes'

type StepValuesProps = { step: Step; context: ProcedureContext }

/** What is typed in the other program, or compared with it, character for character. */
export function StepValues({ step, context }: StepValuesProps) {
  if (step.values.length === 0) return null
  return (
    <section aria-labelledby="valeurs-a-saisir">
      <h3 id="valeurs-a-saisir" className="mb-2 text-base">
        Vos valeurs
      </h3>
      <div className="space-y-3">
        {step.values.map((name) => {
          const field = fieldToComplete(name, context.setup.configuration)
          return (
            <ValueToType
              key={name}
              {...labelledValue(name, context)}
              missing={field && <MissingField uai={context.uai} field={field} />}
            />
          )
        })}
      </div>
    </section>
  )
}

/** A value with the name under which it is known; null when it is not known yet. */
export function labelledValue(
  name: ValueName,
  { setup: { configuration }, values }: ProcedureContext,
): { label: string; value: string | null } {
  return { label: valueLabel(name), value: shownValue(name, isField(name) ? configuration[name] : values[name]) }
}

/** What the school enters or checks here, in its configuration. */
export function StepFields({ step, context }: StepValuesProps) {
  if (step.fields.length === 0) return null
  const { configuration } = context.setup
  return (
    <section aria-labelledby="champs">
      <h3 id="champs" className="text-base">
        Dans votre configuration
      </h3>
      <ul className="mt-1 divide-y divide-line">
        {step.fields.map((field: ConfigurationField) => {
          const shown = shownValue(field, configuration[field])
          return (
            <li key={field} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
              <span className="min-w-0 wrap-anywhere">
                {FIELDS[field].label}&nbsp;: {shown ?? <em className="text-ink-muted">non rempli</em>}
              </span>
              <TextLink href={routes.configuration(context.uai, field)}>
                {context.acts ? (shown === null ? 'Remplir' : 'Modifier') : 'Voir'}
                <span className="sr-only"> : {FIELDS[field].label}</span>
              </TextLink>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
