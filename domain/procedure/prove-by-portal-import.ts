import type { PortalProof } from '@/domain/portal-import/portal-proof'
import type { NewFact } from '@/domain/procedure/fact'
import { markOf, progressOf, type StepMark } from '@/domain/procedure/progress'
import { isApplicable, type Setup } from '@/domain/procedure/setup'

/** Stand as reasons in the history of the step. */
const REOPENED = {
  interrupted: 'Le dernier import complet dans l’ENT n’est pas allé jusqu’au bout.',
  withdrawn: 'L’import dans l’ENT qui prouvait cette étape a été retiré.',
} as const

/** `shown`: by all the imports that stand now; `brought`: by the one that was just noted; empty after a withdrawal. */
export type PortalEvidence = Readonly<{
  shown: ReadonlySet<PortalProof>
  brought: readonly PortalProof[]
  change: 'recorded' | 'withdrawn'
}>

/**
 * The facts that follow when an import into the ENT is noted or withdrawn, for the steps which name it as their proof.
 * What it brings becomes proven, unless exempted; what such an import had proven and no longer shows is reopened, and
 * proven again when it shows once more. What a person said is left alone otherwise.
 */
export function proveByPortalImport(setup: Setup, evidence: PortalEvidence, at: Date): NewFact[] {
  const progress = progressOf(setup)
  if (progress.notConcerned) return []
  return setup.procedure.steps.flatMap((step): NewFact[] => {
    if (step.provenBy?.source !== 'portal_import' || !isApplicable(step, setup.configuration)) return []
    const { what } = step.provenBy
    const mark = markOf(progress, step.key)
    const fact = { step: step.key, at, by: null, note: null, source: 'portal_import' } as const
    if (!evidence.shown.has(what)) {
      const reason = evidence.change === 'recorded' ? REOPENED.interrupted : REOPENED.withdrawn
      return isOurs(mark, 'proven') ? [{ ...fact, kind: 'reopened', reason }] : []
    }
    const isNews = evidence.brought.includes(what) || isOurs(mark, 'reopened')
    const isSettled = mark.state === 'proven' || mark.state === 'exempted'
    return isNews && !isSettled ? [{ ...fact, kind: 'proven', reason: null }] : []
  })
}

/** Whether the last thing that happened to the step is the doing of an import into the ENT. */
function isOurs({ lastFact }: StepMark, kind: 'proven' | 'reopened'): boolean {
  return lastFact?.source === 'portal_import' && lastFact.kind === kind
}
