import { ButtonLink } from '@/components/ui/button-link'
import type { Step } from '@/domain/procedure/procedure'
import type { ProcedureContext } from '@/features/procedure/components/procedure-context'
import { proofSentence, RECURRING } from '@/features/procedure/presentation'
import { routes } from '@/lib/routes'

/** What turns the step from attested into proven; with the way there, when it is noted here by hand. */
export function StepProof({ step, context }: { step: Step; context: ProcedureContext }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-72 text-sm text-ink-muted">
        {proofSentence(step.provenBy)}
        {step.recurring && ` ${RECURRING}`}
      </p>
      {step.provenBy?.source === 'portal_import' && (
        <ButtonLink href={routes.portalImports(context.uai)} icon="history">
          {context.acts ? 'Noter un import dans l’ENT' : 'Imports dans l’ENT'}
        </ButtonLink>
      )}
    </div>
  )
}
