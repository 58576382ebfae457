import { accept, refuse, type Result } from '@/lib/result'
import { factByPerson, type Act, type NewFact } from '@/domain/procedure/fact'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import type { Setup } from '@/domain/procedure/setup'

/** Stands as the reason in the journal. */
export const RESTORE_SERVICE_REASON =
  'PRONOTE remis en service avant la fin de l’intervention, qui reprendra plus tard.'

/**
 * «Je dois m'arrêter là»: the base was published again before the end, so that the stopping step is to be done again.
 * Allowed even when the establishment is declared not concerned. Refused: the service is not interrupted.
 */
export function restoreService(setup: Setup, act: Act): Result<NewFact, { reason: 'not-interrupted' }> {
  const interruption = serviceInterruption(setup)
  if (!interruption) return refuse({ reason: 'not-interrupted' })
  return accept(factByPerson({ kind: 'reopened', step: interruption.stop, reason: RESTORE_SERVICE_REASON }, act))
}
