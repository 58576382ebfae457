import type { StepKey } from '@/domain/procedure/procedure'
import { afterFact, isDoneState, markOf, NO_PROGRESS, type Progress } from '@/domain/procedure/progress'
import { inOrder, type Setup } from '@/domain/procedure/setup'

/** PRONOTE is cut for everybody since then; `stop` is the step that cut it, `restore` the one that puts it back. */
export type ServiceInterruption = Readonly<{ since: Date; stop: StepKey; restore: StepKey }>

/**
 * The service is cut while the step that stops it is attested and the one that restores it is not done.
 * Exempting the stopping step cuts nothing: there was nothing to stop. Since: the fact that made it so, be it the
 * stop or the reopening of the restoring step. Null when the service runs.
 */
export function serviceInterruption(setup: Pick<Setup, 'procedure' | 'facts'>): ServiceInterruption | null {
  const stop = setup.procedure.steps.find((step) => step.service === 'stops')?.key
  const restore = setup.procedure.steps.find((step) => step.service === 'restores')?.key
  if (!stop || !restore) return null
  let since: Date | null = null
  let progress: Progress = NO_PROGRESS
  for (const fact of inOrder(setup.facts)) {
    progress = afterFact(progress, fact, setup.procedure)
    const isCut = markOf(progress, stop).state === 'attested' && !isDoneState(markOf(progress, restore).state)
    since = isCut ? (since ?? fact.at) : null
  }
  return since && { since, stop, restore }
}
