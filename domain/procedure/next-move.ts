import type { Step, StepKey } from '@/domain/procedure/procedure'
import { isDoneState, markOf, missingRequirements, type Progress, type StepMark } from '@/domain/procedure/progress'
import type { Owner, SetupState } from '@/domain/procedure/vocabulary'

/** Whose move it is; no step and no owner when done or not concerned. */
export type Move = Readonly<{ state: SetupState; step: Step | null; owner: Owner | null }>

/**
 * Who must act on a step now. A blocked one waits for the académie, whose support must help; one that starts with a
 * message waits for the school until it is sent.
 */
export function currentOwner(step: Step, mark: StepMark): Owner {
  if (mark.state === 'blocked') return 'academy'
  return step.message && !mark.requestedAt ? 'school' : step.owner
}

/**
 * The next step and its owner: the step blocked longest; else the first step which the school can do now; else the
 * first that waits for somebody. Prerequisites point backwards, so that the first open step can always be done.
 */
export function nextMove(applicable: ReadonlyMap<StepKey, Step>, progress: Progress): Move {
  if (progress.notConcerned) return { state: 'not_concerned', step: null, owner: null }
  const open = [...applicable.values()].filter((step) => !isDoneState(markOf(progress, step.key).state))
  if (open.length === 0) return { state: 'done', step: null, owner: null }
  const blocked = longestBlocked(open, progress)
  if (blocked) return { state: 'blocked', step: blocked, owner: 'academy' }
  const isAvailable = (step: Step) => missingRequirements(step, applicable, progress).length === 0
  const ownerOf = (step: Step) => currentOwner(step, markOf(progress, step.key))
  const step = open.find((s) => ownerOf(s) === 'school' && isAvailable(s)) ?? open.find(isAvailable) ?? null
  const state = progress.marks.size === 0 ? 'not_started' : 'in_progress'
  return { state, step, owner: step && ownerOf(step) }
}

function longestBlocked(open: readonly Step[], progress: Progress): Step | null {
  let longest: { step: Step; since: number } | null = null
  for (const step of open) {
    const since = markOf(progress, step.key).blockedSince?.getTime()
    if (since !== undefined && (!longest || since < longest.since)) longest = { step, since }
  }
  return longest?.step ?? null
}
