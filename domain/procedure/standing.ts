import type { Fact } from '@/domain/procedure/fact'
import type { Step, StepKey } from '@/domain/procedure/procedure'
import {
  afterFact,
  isDoneState,
  markOf,
  missingRequirements,
  NO_PROGRESS,
  type Progress,
} from '@/domain/procedure/progress'
import { applicableSteps, inOrder, type Setup } from '@/domain/procedure/setup'
import { currentOwner, nextMove, type Move } from '@/domain/procedure/next-move'
import type { Owner, Phase, SetupState, StepState } from '@/domain/procedure/vocabulary'

export type StepStanding = Readonly<{
  step: Step
  state: StepState
  /** Who has the move on it: the school until a message is sent, then the step's owner; the académie when blocked. */
  owner: Owner
  lastFact: Fact | null
  /** Applicable prerequisites not done; empty unless the step is to do or blocked. */
  missing: readonly StepKey[]
  requestedAt: Date | null
}>

/** Where a setup stands: whose move it is, on which step, since when. */
export type Standing = Readonly<{
  state: SetupState
  /** Phase of the next step; null, like the two that follow, when done or not concerned. */
  phase: Phase | null
  owner: Owner | null
  nextStep: StepKey | null
  since: Date
  stepsDone: number
  stepsApplicable: number
  byPhase: readonly Readonly<{ phase: Phase; done: number; applicable: number }>[]
  steps: readonly StepStanding[]
  notConcernedReason: string | null
}>

/**
 * The standing derived from a setup's facts; `startedAt` dates it before any fact.
 * `since` is the date of the fact at which the next step or its owner last changed, or of the block that holds it up.
 * History is read with today's configuration.
 */
export function standing({ startedAt, ...setup }: Setup & { startedAt: Date }): Standing {
  const applicable = applicableSteps(setup)
  const { progress, move, since } = replay(setup, applicable, startedAt)
  const steps = setup.procedure.steps.map((step) => stepStanding(step, applicable, progress))
  const counted = steps.filter(({ state }) => state !== 'not_applicable')
  const done = counted.filter(({ state }) => isDoneState(state))
  return {
    state: move.state,
    phase: move.step?.phase ?? null,
    owner: move.owner,
    nextStep: move.step?.key ?? null,
    since,
    stepsDone: done.length,
    stepsApplicable: counted.length,
    byPhase: setup.procedure.phases.map(({ key }) => ({
      phase: key,
      done: done.filter(({ step }) => step.phase === key).length,
      applicable: counted.filter(({ step }) => step.phase === key).length,
    })),
    steps,
    notConcernedReason: progress.notConcerned?.reason ?? null,
  }
}

function replay(
  setup: Setup,
  applicable: ReadonlyMap<StepKey, Step>,
  startedAt: Date,
): { progress: Progress; move: Move; since: Date } {
  let progress: Progress = NO_PROGRESS
  let move = nextMove(applicable, progress)
  let since = startedAt
  for (const fact of inOrder(setup.facts)) {
    progress = afterFact(progress, fact, setup.procedure)
    const before = move
    move = nextMove(applicable, progress)
    const isOver = move.step === null && move.state !== before.state
    if (isOver || move.step !== before.step || move.owner !== before.owner) since = fact.at
  }
  const blockedSince = move.state === 'blocked' && move.step ? markOf(progress, move.step.key).blockedSince : null
  return { progress, move, since: blockedSince ?? since }
}

function stepStanding(step: Step, applicable: ReadonlyMap<StepKey, Step>, progress: Progress): StepStanding {
  const { state, lastFact, requestedAt } = markOf(progress, step.key)
  const isOpen = !isDoneState(state) && applicable.has(step.key)
  return {
    step,
    state: applicable.has(step.key) ? state : 'not_applicable',
    owner: currentOwner(step, markOf(progress, step.key)),
    lastFact,
    missing: isOpen ? missingRequirements(step, applicable, progress) : [],
    requestedAt,
  }
}
