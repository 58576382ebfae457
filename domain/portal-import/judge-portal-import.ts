import { accept, refuse, type Result } from '@/lib/result'
import { followsComplete, isDone, type PortalImport } from '@/domain/portal-import/portal-import'
import { profilesThatMakeUp } from '@/domain/portal-import/profiles-that-make-up'
import { PROFILES, type Profile } from '@/domain/people/profile'
import { schoolYearOf } from '@/domain/school-year/school-year'

export type PortalImportRefusal = {
  reason: 'in_future' | 'already_recorded' | 'before_school_year' | 'first_is_partial'
}

/** What became of it. Only `done` proves anything: the others are kept, since the portal shows them too. */
export const PORTAL_OUTCOMES = ['done', 'interrupted', 'nothing_imported', 'before_school_year'] as const
export type PortalOutcome = (typeof PORTAL_OUTCOMES)[number]

/** `at`: when the `people` were known here; null of an import noted before that was kept. */
type Compared = { count: number; people: number; at: Date | null }

/** What is worth a look. */
export type PortalWarning =
  | ({ code: 'count_differs' } & Compared)
  /** More than known here, where lists of `profiles` were never brought. */
  | ({ code: 'profiles_unknown'; profiles: readonly Profile[] } & Compared)
  /** As many as people of `profiles` are known here: they alone were imported, it seems. */
  | ({ code: 'some_profiles'; profiles: readonly Profile[] } & Compared)
  /** A partial one, of another number than of those who arrived since the import before it, and not of everybody. */
  | { code: 'arrivals_differ'; count: number; arrived: number; since: Date }
  /** A partial one: who arrived since the import before it is not known, for want of a list of then. */
  | { code: 'arrivals_unknown'; count: number; since: Date }
  | { code: 'count_unknown' }
  | { code: 'nobody_known'; count: number }

export type PortalJudgement = Readonly<{ outcome: PortalOutcome; warnings: readonly PortalWarning[] }>

/**
 * What an import is judged by. `people`: how many were known here, `at` that time, and of which profiles; `schoolYear`:
 * that of the setup.
 */
export type PortalContext = Readonly<{ known: KnownPeople; schoolYear: number }>
export type KnownPeople = Readonly<{
  people: number
  /** Both null of an import noted before they were kept. */
  byProfile: Readonly<Record<Profile, number>> | null
  at: Date | null
  /** Of a partial import: who arrived since the one before it that counts. Null of one noted before that was kept. */
  arrivals: Readonly<{
    since: Date
    /** Null when it is not known: the lists of the four profiles had not all been brought by then. */
    people: number | null
  }> | null
}>

/** The portal's clock and ours are not the same. */
const CLOCK_TOLERANCE_MS = 10 * 60_000

/**
 * What an import made in the ENT's portal says, and what in it is worth a look. Refused: made in the future, recorded
 * already (`others`: those that are, whatever their order), partial before any complete one was done in its school year
 * or, with nothing before it, in an earlier one than the setup's.
 */
export function judgePortalImport(
  one: PortalImport,
  { others, now, ...context }: PortalContext & { others: readonly PortalImport[]; now: Date },
): Result<PortalJudgement, PortalImportRefusal> {
  if (one.at.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) return refuse({ reason: 'in_future' })
  if (others.some((other) => other.at.getTime() === one.at.getTime())) return refuse({ reason: 'already_recorded' })
  if (one.mode === 'partial' && !followsComplete(one, others)) {
    const isOld = schoolYearOf(one.at) < context.schoolYear
    return refuse({ reason: isOld ? 'before_school_year' : 'first_is_partial' })
  }
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

/** A complete import counts everybody; a partial one only those who are new, or everybody again, never more. */
function warningsOf({ mode, count, interrupted }: PortalImport, { known }: PortalContext): PortalWarning[] {
  const { people, byProfile, at } = known
  const isComplete = mode === 'complete'
  if (count === null) return isComplete ? [{ code: 'count_unknown' }] : []
  if (people === 0) return isComplete && count > 0 ? [{ code: 'nobody_known', count }] : []
  if (count === people) return []
  if (!isComplete && count < people) return arrivalsOf(count, known)
  const compared = { count, people, at }
  const never = byProfile ? PROFILES.filter((profile) => byProfile[profile] === 0) : []
  if (count > people && never.length > 0) return [{ code: 'profiles_unknown', profiles: never, ...compared }]
  const some = byProfile && !interrupted ? profilesThatMakeUp(count, byProfile) : null
  return [some ? { code: 'some_profiles', profiles: some, ...compared } : { code: 'count_differs', ...compared }]
}

function arrivalsOf(count: number, { arrivals }: KnownPeople): PortalWarning[] {
  if (arrivals === null || arrivals.people === count) return []
  const { since, people } = arrivals
  if (people === null) return [{ code: 'arrivals_unknown', count, since }]
  return [{ code: 'arrivals_differ', count, arrived: people, since }]
}
