import { accept, refuse, type Result } from '@/lib/result'
import { followsComplete, isDone, type PortalImport } from '@/domain/portal-import/portal-import'
import { schoolYearOf } from '@/domain/school-year/school-year'

export type PortalImportRefusal =
  { reason: 'in_future' } | { reason: 'already_recorded' } | { reason: 'first_is_partial' }

/** What became of it. Only `done` proves anything: the others are kept, since the portal shows them too. */
export const PORTAL_OUTCOMES = ['done', 'interrupted', 'nothing_imported', 'before_school_year'] as const
export type PortalOutcome = (typeof PORTAL_OUTCOMES)[number]

/** What is worth a look. */
export type PortalWarning =
  | { code: 'count_differs'; count: number; people: number }
  | { code: 'count_unknown' }
  | { code: 'nobody_known'; count: number }

export type PortalJudgement = Readonly<{ outcome: PortalOutcome; warnings: readonly PortalWarning[] }>

/** What an import is judged by. `people`: how many are known here; `schoolYear`: that of the setup. */
export type PortalContext = Readonly<{ people: number; schoolYear: number }>

/** The portal's clock and ours are not the same. */
const CLOCK_TOLERANCE_MS = 10 * 60_000

/**
 * What an import made in the ENT's portal says, and what in it is worth a look. Refused: made in the future, recorded
 * already (`others`: those that are, whatever their order), partial before any complete one was done in its school year.
 */
export function judgePortalImport(
  one: PortalImport,
  { others, now, ...context }: PortalContext & { others: readonly PortalImport[]; now: Date },
): Result<PortalJudgement, PortalImportRefusal> {
  if (one.at.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) return refuse({ reason: 'in_future' })
  if (others.some((other) => other.at.getTime() === one.at.getTime())) return refuse({ reason: 'already_recorded' })
  if (one.mode === 'partial' && !followsComplete(one, others)) return refuse({ reason: 'first_is_partial' })
  return accept(tellPortalImport(one, context))
}

/** The same of an import that was accepted once. */
export function tellPortalImport(one: PortalImport, context: PortalContext): PortalJudgement {
  return { outcome: outcomeOf(one, context), warnings: warningsOf(one, context) }
}

function outcomeOf(one: PortalImport, { schoolYear }: PortalContext): PortalOutcome {
  if (schoolYearOf(one.at) < schoolYear) return 'before_school_year'
  if (isDone(one)) return 'done'
  return one.interrupted ? 'interrupted' : 'nothing_imported'
}

/** A complete import counts everybody; a partial one only those who are new, never more than everybody. */
function warningsOf({ mode, count }: PortalImport, { people }: PortalContext): PortalWarning[] {
  const isComplete = mode === 'complete'
  if (count === null) return isComplete ? [{ code: 'count_unknown' }] : []
  if (people === 0) return isComplete && count > 0 ? [{ code: 'nobody_known', count }] : []
  const differs = isComplete ? count !== people : count > people
  return differs ? [{ code: 'count_differs', count, people }] : []
}
