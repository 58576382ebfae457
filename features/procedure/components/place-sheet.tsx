import { Breakable } from '@/components/ui/breakable'
import type { ChangedValue } from '@/domain/configuration/changed-values'
import type { StepStanding } from '@/domain/procedure/standing'
import { shownValue, valueLabel } from '@/features/configuration-fields/presentation'
import { PLACE_LABELS } from '@/features/establishments/presentation'
import { FilledText } from '@/features/procedure/components/filled-text'
import {
  isDone,
  shownSteps,
  stepNumber,
  type ProcedureContext,
} from '@/features/procedure/components/procedure-context'
import { labelledValue } from '@/features/procedure/components/step-values'
import { formatDateTime } from '@/lib/dates'

/** On paper only: every step of the place with its values and a box to tick, to take to a machine without Passerelle. */
export function PlaceSheet({ context }: { context: ProcedureContext }) {
  const steps = shownSteps(context).filter(({ state }) => state !== 'not_applicable')
  return (
    // No section, which paper keeps whole: longer than a sheet, it would leave the first one empty.
    <div className="hidden print:block">
      <h2 className="text-xl">{context.place ? PLACE_LABELS[context.place] : 'Toutes les étapes'}</h2>
      <p className="mb-3 text-sm">Imprimé le {formatDateTime(context.now)}.</p>
      <ol>
        {steps.map((one) => (
          <li key={one.step.key} className="mb-4 grid grid-cols-[1.5rem_1fr]">
            <span className="text-lg leading-tight">{isDone(one) ? '☑' : '☐'}</span>
            <PrintedStep one={one} context={context} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function PrintedStep({ one: { step }, context }: { one: StepStanding; context: ProcedureContext }) {
  return (
    <div>
      <p className="font-semibold">
        {stepNumber(context, step)} {step.title}
      </p>
      <PrintedRecheck changes={context.toRecheck.get(step.key)?.changes ?? []} />
      {step.where && <p className="text-sm italic">{step.where}</p>}
      {step.warning && (
        <p>
          Attention&nbsp;: <FilledText text={step.warning} context={context} />
        </p>
      )}
      {step.body.map((paragraph) => (
        <p key={paragraph}>
          <FilledText text={paragraph} context={context} />
        </p>
      ))}
      {step.values.map((name) => {
        const { label, value } = labelledValue(name, context)
        return (
          <p key={name}>
            {label}&nbsp;: {/* On the next line whole, rather than cut. */}
            <code className="inline-block max-w-full font-mono wrap-anywhere">
              {value === null ? '……………………………………' : <Breakable text={value} />}
            </code>
          </p>
        )
      })}
    </div>
  )
}

/** A box of its own: the step stays ticked, and what has changed since is to be ticked off. */
function PrintedRecheck({ changes }: { changes: readonly ChangedValue[] }) {
  return changes.map(({ name, before, after, at }) => (
    <p key={name} className="font-semibold">
      ☐ À revérifier&nbsp;: {valueLabel(name)} a changé le {formatDateTime(at)}, {shownValue(name, before)} →{' '}
      {shownValue(name, after) ?? 'non rempli'}
    </p>
  ))
}
