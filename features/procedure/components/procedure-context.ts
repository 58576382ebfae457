import { isField, isValueKey } from '@/features/configuration-fields/presentation'
import type { Configuration, ConfigurationField } from '@/domain/configuration/configuration'
import { missingField } from '@/domain/configuration/missing-field'
import { computeValues, type Values } from '@/domain/configuration/values'
import { stepsOfPhase, type Step, type StepKey } from '@/domain/procedure/procedure'
import { isDoneState } from '@/domain/procedure/progress'
import type { Standing, StepStanding } from '@/domain/procedure/standing'
import { stepsToRecheck, type StepToRecheck } from '@/domain/procedure/steps-to-recheck'
import type { Place } from '@/domain/procedure/vocabulary'
import type { StoredSetup } from '@/features/procedure/queries'
import type { ActionState } from '@/lib/action-state'

export type Act = (state: ActionState, form: FormData) => Promise<ActionState>

/** The acts of the procedure, bound to the establishment by the page. */
export type ProcedureActs = Record<
  'attest' | 'attestAgain' | 'exempt' | 'block' | 'reopen' | 'request' | 'resume' | 'leave' | 'join',
  Act
>

/** Of the title of the open step. */
export const STEP_HEADING_ID = 'titre-etape'

/** What every part of the procedure's page reads. */
export type ProcedureContext = {
  uai: string
  setup: StoredSetup
  standing: Standing
  toRecheck: ReadonlyMap<StepKey, StepToRecheck>
  /** In front of which machine the reader is; null: everything is shown. */
  place: Place | null
  now: Date
  /** Null for those who may only read. */
  acts: ProcedureActs | null
  /** Academy staff who act in the establishment's place. */
  onBehalf: boolean
  values: Values
  /** What the texts of the steps name between braces. */
  texts: Record<string, string | number | boolean | null>
}

export function procedureContext(
  given: Omit<ProcedureContext, 'toRecheck' | 'values' | 'texts'> & {
    establishmentName: string
    entName: string | null
  },
): ProcedureContext {
  const { establishmentName, entName, ...context } = given
  const { configuration } = context.setup
  const values = computeValues(configuration)
  const texts = { ...configuration, ...values, establishmentName, entName, uai: context.uai }
  const toRecheck = new Map(stepsToRecheck(context.setup, context.standing).map((one) => [one.step.key, one]))
  return { ...context, toRecheck, values, texts }
}

/** The steps shown: those of the chosen place, or all; without object ones stay in sight only where all are. */
export function shownSteps({ standing, place }: ProcedureContext): StepStanding[] {
  if (!place) return [...standing.steps]
  return standing.steps.filter(({ step, state }) => step.place === place && state !== 'not_applicable')
}

/** `2.7`: the seventh step of the second phase, whatever applies. */
export function stepNumber({ setup: { procedure } }: ProcedureContext, step: Step): string {
  const phase = procedure.phases.findIndex(({ key }) => key === step.phase) + 1
  const rank = stepsOfPhase(procedure, step.phase).findIndex(({ key }) => key === step.key) + 1
  return `${phase}.${rank}`
}

/** The field to fill in before a text that names this value is complete; null when it is, or when no field gives it. */
export function fieldToComplete(name: string, configuration: Configuration): ConfigurationField | null {
  if (isField(name)) return configuration[name] === null ? name : null
  return isValueKey(name) ? missingField(name, configuration) : null
}

export function isDone({ state }: StepStanding): boolean {
  return isDoneState(state)
}
