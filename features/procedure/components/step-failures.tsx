import { Disclosure } from '@/components/ui/disclosure'
import { TextLink } from '@/components/ui/text-link'
import { findStep, type Step } from '@/domain/procedure/procedure'
import { FilledText } from '@/features/procedure/components/filled-text'
import type { ProcedureContext } from '@/features/procedure/components/procedure-context'
import { routes } from '@/lib/routes'

/** «Si ça ne marche pas»: what one sees, why, what to do, and where. */
export function StepFailures({ step, context }: { step: Step; context: ProcedureContext }) {
  if (step.failures.length === 0) return null
  return (
    <section aria-labelledby="si-ca-ne-marche-pas">
      <h3 id="si-ca-ne-marche-pas" className="mb-1 text-base">
        Si ça ne marche pas
      </h3>
      {step.failures.map((failure) => {
        const remedyStep = failure.remedyStep && findStep(context.setup.procedure, failure.remedyStep)
        return (
          <Disclosure key={failure.symptom} summary={failure.symptom}>
            <div className="prose">
              <p>
                <span className="font-semibold">Pourquoi&nbsp;: </span>
                <FilledText text={failure.cause} context={context} />
              </p>
              <p>
                <span className="font-semibold">Que faire&nbsp;: </span>
                <FilledText text={failure.remedy} context={context} />
              </p>
              {remedyStep && (
                <p>
                  <TextLink href={routes.procedure(context.uai, remedyStep.key, context.place)}>
                    Aller à l’étape «&nbsp;{remedyStep.title}&nbsp;»
                  </TextLink>
                </p>
              )}
            </div>
          </Disclosure>
        )
      })}
    </section>
  )
}
