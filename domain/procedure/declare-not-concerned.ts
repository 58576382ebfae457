import { accept, refuse, type Result } from '@/lib/result'
import { factByPerson, textOrNull, type Act, type NewFact } from '@/domain/procedure/fact'
import { progressOf } from '@/domain/procedure/progress'
import type { Setup } from '@/domain/procedure/setup'

export type NotConcernedRefusal = { reason: 'not-concerned' } | { reason: 'reason-missing' }

/** An establishment has no PRONOTE to connect, with a reason; its facts are kept. Refused: said already, no reason. */
export function declareNotConcerned(
  setup: Setup,
  input: { reason: string; note?: string | null },
  act: Act,
): Result<NewFact, NotConcernedRefusal> {
  if (progressOf(setup).notConcerned) return refuse({ reason: 'not-concerned' })
  if (!textOrNull(input.reason)) return refuse({ reason: 'reason-missing' })
  return accept(factByPerson({ ...input, kind: 'declared_not_concerned', step: null }, act))
}
