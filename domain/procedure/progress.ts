import type { Fact } from '@/domain/procedure/fact'
import { findStep, type Procedure, type Step, type StepKey } from '@/domain/procedure/procedure'
import { inOrder, type Setup } from '@/domain/procedure/setup'
import type { StepState } from '@/domain/procedure/vocabulary'

/** What the facts say of one step, whether it applies or not. */
export type StepMark = Readonly<{
  state: Exclude<StepState, 'not_applicable'>
  lastFact: Fact | null
  /** When its message was last sent; forgotten when a step that was done is reopened, since one must ask again. */
  requestedAt: Date | null
  blockedSince: Date | null
}>

/** What the facts say of a whole setup. */
export type Progress = Readonly<{ marks: ReadonlyMap<StepKey, StepMark>; notConcerned: Fact | null }>

const EMPTY_MARK: StepMark = { state: 'todo', lastFact: null, requestedAt: null, blockedSince: null }
export const NO_PROGRESS: Progress = { marks: new Map(), notConcerned: null }

export function isDoneState(state: StepState): boolean {
  return state === 'attested' || state === 'proven' || state === 'exempted'
}

/** The progress after one more fact. Stopping the service again reopens the step that restores it. */
export function afterFact(progress: Progress, fact: Fact, procedure: Procedure): Progress {
  if (fact.kind === 'declared_not_concerned') return { ...progress, notConcerned: fact }
  if (fact.kind === 'declared_concerned') return { ...progress, notConcerned: null }
  if (fact.step === null) return progress
  const marks = new Map(progress.marks)
  marks.set(fact.step, markAfter(marks.get(fact.step) ?? EMPTY_MARK, fact))
  if (fact.kind === 'attested' && findStep(procedure, fact.step)?.service === 'stops') {
    for (const { key, service } of procedure.steps) {
      const mark = marks.get(key)
      if (service === 'restores' && mark && isDoneState(mark.state)) {
        marks.set(key, { ...EMPTY_MARK, lastFact: mark.lastFact })
      }
    }
  }
  return { ...progress, marks }
}

function markAfter(mark: StepMark, fact: Fact): StepMark {
  switch (fact.kind) {
    case 'attested':
    case 'proven':
    case 'exempted':
      return { state: fact.kind, lastFact: fact, requestedAt: mark.requestedAt, blockedSince: null }
    case 'blocked':
      return { ...mark, state: 'blocked', lastFact: fact, blockedSince: mark.blockedSince ?? fact.at }
    case 'reopened':
      return { ...EMPTY_MARK, lastFact: fact, requestedAt: isDoneState(mark.state) ? null : mark.requestedAt }
    case 'requested':
      return { ...mark, lastFact: fact, requestedAt: fact.at }
    default:
      return mark
  }
}

/** The progress that follows from all the facts of a setup, in the order of their sequence. */
export function progressOf(setup: Setup): Progress {
  return inOrder(setup.facts).reduce((progress, fact) => afterFact(progress, fact, setup.procedure), NO_PROGRESS)
}

export function markOf(progress: Progress, key: StepKey): StepMark {
  return progress.marks.get(key) ?? EMPTY_MARK
}

/** The prerequisites of a step that apply and are not done. */
export function missingRequirements(step: Step, applicable: ReadonlyMap<StepKey, Step>, progress: Progress): StepKey[] {
  return step.requires.filter((key) => applicable.has(key) && !isDoneState(markOf(progress, key).state))
}
