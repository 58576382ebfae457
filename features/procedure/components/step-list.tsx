import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { StateGlyph } from '@/components/ui/state-glyph'
import type { Procedure, StepKey } from '@/domain/procedure/procedure'
import type { StepStanding } from '@/domain/procedure/standing'
import { STEP_STATES } from '@/features/establishments/presentation'
import { isDone, shownSteps, type ProcedureContext } from '@/features/procedure/components/procedure-context'
import { StateOnItsWay } from '@/features/procedure/components/state-on-its-way'
import { recheckTitle } from '@/features/procedure/presentation'
import { routes } from '@/lib/routes'

type StepListProps = { context: ProcedureContext; current: StepKey | null }

/** The phases and their steps; on a narrow screen, folded above the open step. */
export function StepList({ context, current }: StepListProps) {
  const { procedure } = context.setup
  const shown = shownSteps(context)
  const { stepsDone, stepsApplicable } = context.standing
  return (
    <nav aria-label="Étapes" className="min-w-0">
      {/* A box that is ticked, rather than a disclosure: a wide screen must show the list whatever its state. */}
      <label className="flex min-h-11 items-center gap-2.5 rounded-card border border-line bg-raised px-4 font-semibold text-accent has-focus-visible:outline-3 has-focus-visible:outline-accent lg:hidden">
        <input key={current} id="toutes-les-etapes" type="checkbox" className="peer sr-only" />
        <Icon name="chevron-right" className="transition-transform peer-checked:rotate-90" />
        Afficher toutes les étapes
        <span className="ml-auto text-sm text-ink-muted tabular-nums">
          {stepsDone}/{stepsApplicable}
        </span>
      </label>
      <ol className="mt-3 hidden divide-y divide-line rounded-card border border-line bg-raised shadow-card lg:mt-0 lg:block [label:has(:checked)+&]:block">
        {procedure.phases.map((phase, index) => {
          const steps = shown.filter(({ step }) => step.phase === phase.key)
          if (steps.length === 0) return null
          return <PhaseSteps key={phase.key} {...{ context, phase, steps, current }} number={index + 1} />
        })}
      </ol>
    </nav>
  )
}

type PhaseStepsProps = StepListProps & {
  phase: Procedure['phases'][number]
  number: number
  steps: StepStanding[]
}

function PhaseSteps({ context, phase, number, steps, current }: PhaseStepsProps) {
  const applicable = steps.filter(({ state }) => state !== 'not_applicable')
  const done = applicable.filter(isDone).length
  const toRecheck = steps.filter(({ step }) => context.toRecheck.has(step.key)).length
  const isOpen = context.place !== null || steps.some(({ step }) => step.key === current)
  return (
    <li>
      <details open={isOpen} className="group/phase">
        <summary className="flex list-none items-center gap-2 px-3 py-2.5 font-semibold hover:bg-hover">
          <Icon name="chevron-right" className="text-ink-muted transition-transform group-open/phase:rotate-90" />
          <span className="min-w-0 flex-1">
            {number}. {phase.title}
          </span>
          {toRecheck > 0 && <ToRecheck label={recheckTitle(toRecheck)} />}
          {done === applicable.length && <StateGlyph state="done" label="Phase terminée" />}
          <span className="text-sm font-normal text-ink-muted tabular-nums">
            {done}/{applicable.length}
          </span>
        </summary>
        <ol className="pb-2">
          {steps.map((one) => (
            <li key={one.step.key}>
              <StepLink one={one} context={context} isCurrent={one.step.key === current} />
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}

type StepLinkProps = { one: StepStanding; context: ProcedureContext; isCurrent: boolean }

function StepLink({ one: { step, state }, context, isCurrent }: StepLinkProps) {
  return (
    <Link
      href={routes.procedure(context.uai, step.key, context.place)}
      prefetch={false}
      aria-current={isCurrent ? 'step' : undefined}
      className="flex items-start gap-2 border-l-4 border-transparent py-1.5 pr-3 pl-3.5 leading-snug hover:bg-hover focus-visible:-outline-offset-3 aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-semibold"
    >
      {isCurrent ? <StateOnItsWay state={state} look="glyph" /> : <StateGlyph state={state} className="mt-1" />}
      <span className={state === 'not_applicable' ? 'min-w-0 flex-1 text-ink-muted' : 'min-w-0 flex-1'}>
        {step.title}
      </span>
      {/* What is left to do goes without saying; every other state is said in a word. */}
      {context.toRecheck.has(step.key) ? (
        <span className="mt-0.5 shrink-0 text-xs text-warning">
          <span className="sr-only">{STEP_STATES[state].label}, </span>à revérifier
        </span>
      ) : (
        <span className={state === 'todo' ? 'sr-only' : 'mt-0.5 shrink-0 text-xs font-normal text-ink-muted'}>
          {STEP_STATES[state].label}
        </span>
      )}
    </Link>
  )
}

function ToRecheck({ label }: { label: string }) {
  return (
    <>
      <Icon name="alert-triangle" className="text-warning" />
      <span className="sr-only">{label}</span>
    </>
  )
}
