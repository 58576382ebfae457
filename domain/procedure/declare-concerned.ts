import { accept, refuse, type Result } from '@/lib/result'
import { factByPerson, type Act, type NewFact } from '@/domain/procedure/fact'
import { progressOf } from '@/domain/procedure/progress'
import type { Setup } from '@/domain/procedure/setup'

export type ConcernedRefusal = { reason: 'already-concerned' }

/** An establishment takes up its connection again where it had left it. Refused: it was concerned already. */
export function declareConcerned(
  setup: Setup,
  input: { note?: string | null },
  act: Act,
): Result<NewFact, ConcernedRefusal> {
  if (!progressOf(setup).notConcerned) return refuse({ reason: 'already-concerned' })
  return accept(factByPerson({ kind: 'declared_concerned', step: null, note: input.note }, act))
}
