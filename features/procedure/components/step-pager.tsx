import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { TextLink } from '@/components/ui/text-link'
import type { StepKey } from '@/domain/procedure/procedure'
import { shownSteps, STEP_HEADING_ID, type ProcedureContext } from '@/features/procedure/components/procedure-context'
import { StepKeys } from '@/features/procedure/components/step-keys'
import { routes } from '@/lib/routes'

/** The neighbours of the open step, by link and by keyboard. */
export function StepPager({ context, current }: { context: ProcedureContext; current: StepKey }) {
  const here = shownSteps(context)
  const steps = here.some(({ step }) => step.key === current) ? here : context.standing.steps
  const index = steps.findIndex(({ step }) => step.key === current)
  const previous = steps[index - 1]?.step
  const next = steps[index + 1]?.step
  const hrefOf = (key: StepKey | undefined) => (key ? routes.procedure(context.uai, key, context.place) : null)
  return (
    <nav aria-label="Étapes voisines" className="mt-8 border-t border-line pt-4 print:hidden">
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-2">
        {previous && (
          <TextLink href={hrefOf(previous.key) ?? ''} className="inline-flex items-center gap-1.5" isQuiet>
            <Icon name="arrow-left" />
            <span className="sr-only">Étape précédente : </span>
            {previous.title}
          </TextLink>
        )}
        {next && (
          <TextLink
            href={hrefOf(next.key) ?? ''}
            className="ml-auto inline-flex items-center gap-1.5 text-right"
            isQuiet
          >
            <span className="sr-only">Étape suivante : </span>
            {next.title}
            <Icon name="arrow-right" />
          </TextLink>
        )}
      </div>
      <p className="mt-3 hidden text-sm text-ink-muted noscript:hidden lg:block">
        Au clavier&nbsp;: <Kbd>←</Kbd> étape précédente, <Kbd>→</Kbd> étape suivante.
      </p>
      <StepKeys current={current} heading={STEP_HEADING_ID} previous={hrefOf(previous?.key)} next={hrefOf(next?.key)} />
    </nav>
  )
}
