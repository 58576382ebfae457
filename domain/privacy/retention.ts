import { endOfSchoolYear } from '@/domain/school-year/school-year'
import { DAY_MS } from '@/lib/durations'

/** Why the people of a setup are erased without anybody asking. */
export const ERASURE_CAUSES = ['year_closed', 'list_abandoned', 'establishment_disabled'] as const
export type ErasureCause = (typeof ERASURE_CAUSES)[number]

/** What tells how long a setup's people are needed. */
export type KeptSetup = Readonly<{
  schoolYear: number
  startedAt: Date
  /** When the setup of a later year took its place; null for the current one. */
  replacedAt: Date | null
  /** When a list was last committed; null: never. */
  lastListAt: Date | null
  establishmentDisabledAt: Date | null
}>

/** A setup whose year is over and to which nobody has brought a list for so long is not in use any more. */
const UNUSED_DAYS = 365

/**
 * When the people of a setup are erased, as things stand, and why: `days` after they are last needed. That is when the
 * next setup begins, or when the establishment is disabled; for one that simply stopped bringing lists, a year after the
 * last one, and never before its school year is over.
 */
export function erasureOf(setup: KeptSetup, days: number): { at: Date; why: ErasureCause } {
  const { replacedAt, establishmentDisabledAt, lastListAt, startedAt, schoolYear } = setup
  const after = (instant: Date) => new Date(instant.getTime() + days * DAY_MS)
  if (replacedAt) return { at: after(replacedAt), why: 'year_closed' }
  if (establishmentDisabledAt) return { at: after(establishmentDisabledAt), why: 'establishment_disabled' }
  const unused = (lastListAt ?? startedAt).getTime() + UNUSED_DAYS * DAY_MS
  const over = new Date(Math.max(unused, endOfSchoolYear(schoolYear).getTime()))
  return { at: after(over), why: 'list_abandoned' }
}
