import type { Procedure } from '@/domain/procedure/procedure'
import { pronote2011SelfHosted } from '@/procedures/pronote-2011-self-hosted/pronote-2011-self-hosted'

/** Every revision that setups follow. A setup keeps the one it was started with, unless a migration moves it on. */
export const PUBLISHED_PROCEDURES: readonly Procedure[] = [pronote2011SelfHosted]

/** The revision which a new setup follows. */
export const CURRENT_PROCEDURE: Procedure = pronote2011SelfHosted

export function findProcedure(key: string, revision: number): Procedure | undefined {
  return PUBLISHED_PROCEDURES.find((procedure) => procedure.key === key && procedure.revision === revision)
}
