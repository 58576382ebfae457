import { endOfSchoolYear, schoolYearOf } from '@/domain/school-year/school-year'
import { DAY_MS } from '@/lib/durations'

/** Why the people of a setup are erased without anybody asking. */
export const ERASURE_CAUSES = ['year_closed', 'list_abandoned', 'people_left', 'establishment_disabled'] as const
export type ErasureCause = (typeof ERASURE_CAUSES)[number]

/** What tells how long a setup's people are needed. */
export type KeptSetup = Readonly<{
  schoolYear: number
  startedAt: Date
  /** When the setup of a later year took its place; null for the current one. */
  replacedAt: Date | null
  /** When a list of PRONOTE or of the ENT was last committed; null: never. */
  lastListAt: Date | null
  establishmentDisabledAt: Date | null
}>

/** Somebody whom the lists do not hold any more: when one did for the last time, and when one first did not. */
export type Leaver = Readonly<{ lastListedAt: Date; absentSince: Date }>

/**
 * When the people of a setup are erased, as things stand, and why: `days` after they are last needed. That is when the
 * next setup begins, or when the establishment is disabled; otherwise when the school year of the last list is over, and
 * never before the setup's own is.
 */
export function erasureOf(setup: KeptSetup, days: number): { at: Date; why: ErasureCause } {
  const { replacedAt, establishmentDisabledAt, lastListAt, startedAt, schoolYear } = setup
  if (replacedAt) return { at: daysAfter(replacedAt, days), why: 'year_closed' }
  if (establishmentDisabledAt) return { at: daysAfter(establishmentDisabledAt, days), why: 'establishment_disabled' }
  const lastYear = Math.max(schoolYear, schoolYearOf(lastListAt ?? startedAt))
  return { at: daysAfter(endOfSchoolYear(lastYear), days), why: 'list_abandoned' }
}

/**
 * When somebody who left is erased, though lists go on coming: `days` after the end of the school year in which a list
 * last held them, or after the list that did not, when it came later.
 */
export function leaverErasureAt({ lastListedAt, absentSince }: Leaver, days: number): Date {
  const over = endOfSchoolYear(schoolYearOf(lastListedAt))
  return daysAfter(absentSince > over ? absentSince : over, days)
}

function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS)
}
