import { CONFIGURATION_FIELDS } from '@/domain/configuration/configuration'
import { accept, refuse, type Result } from '@/lib/result'
import { procedureSchema, type Procedure, type Step } from '@/domain/procedure/procedure'
import { placeholdersOf } from '@/domain/procedure/template'
import { CONTEXT_KEYS, VALUE_KEYS } from '@/domain/procedure/vocabulary'

export type LoadRefusal = { reason: 'invalid-procedure'; problems: string[] }

const KNOWN_NAMES = new Set<string>([...CONFIGURATION_FIELDS, ...VALUE_KEYS, ...CONTEXT_KEYS])

/**
 * A procedure read from plain data (JSON or typed), with its defaults filled in.
 * Refused, with every problem in words for its author, when its shape is wrong, a key is used twice, a phase is
 * unknown or split, a prerequisite is unknown or does not come before its step (hence no cycle), a remedy points
 * nowhere, a text names an unknown value, or the service is stopped without a step that restores it.
 */
export function loadProcedure(data: unknown): Result<Procedure, LoadRefusal> {
  const parsed = procedureSchema.safeParse(data)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`)
    return refuse({ reason: 'invalid-procedure', problems })
  }
  const procedure = parsed.data
  const problems = [
    ...phaseProblems(procedure),
    ...keyProblems(procedure),
    ...serviceProblems(procedure),
    ...procedure.steps.flatMap(placeholderProblems),
  ]
  return problems.length ? refuse({ reason: 'invalid-procedure', problems }) : accept(procedure)
}

function phaseProblems({ phases, steps }: Procedure): string[] {
  const order = phases.map((phase) => phase.key)
  const problems: string[] = []
  if (new Set(order).size !== order.length) problems.push('a phase is declared twice')
  let latest = 0
  for (const step of steps) {
    const rank = order.indexOf(step.phase)
    if (rank < 0) problems.push(`${step.key}: phase ${step.phase} is not declared`)
    else if (rank < latest) problems.push(`${step.key}: comes after the end of its phase ${step.phase}`)
    else latest = rank
  }
  return problems
}

function keyProblems({ steps }: Procedure): string[] {
  const all = new Set(steps.map((step) => step.key))
  const seen = new Set<string>()
  const problems: string[] = []
  for (const step of steps) {
    if (seen.has(step.key)) problems.push(`${step.key}: key used twice`)
    for (const required of step.requires) {
      if (!all.has(required)) problems.push(`${step.key}: requires an unknown step ${required}`)
      else if (!seen.has(required)) problems.push(`${step.key}: requires ${required}, which does not come before it`)
    }
    for (const { remedyStep } of step.failures) {
      if (remedyStep && !all.has(remedyStep)) problems.push(`${step.key}: remedy in an unknown step ${remedyStep}`)
    }
    seen.add(step.key)
  }
  return problems
}

function serviceProblems({ steps }: Procedure): string[] {
  const stops = steps.filter((step) => step.service === 'stops')
  const restores = steps.filter((step) => step.service === 'restores')
  if (stops.length !== restores.length || stops.length > 1) {
    return ['the service is stopped by at most one step and restored by as many']
  }
  return restores
    .filter((step) => step.exemptable || step.condition)
    .map((step) => `${step.key}: a step that restores the service can neither be exempted nor depend on a condition`)
}

function placeholderProblems(step: Step): string[] {
  const texts = [...step.body, step.warning ?? '', step.message?.subject ?? '', step.message?.body ?? '']
  return texts
    .flatMap(placeholdersOf)
    .filter((name) => !KNOWN_NAMES.has(name))
    .map((name) => `${step.key}: a text names the unknown value {${name}}`)
}
