import { schoolYearOf } from '@/domain/school-year/school-year'

export const PORTAL_MODES = ['complete', 'partial'] as const
export type PortalMode = (typeof PORTAL_MODES)[number]

/** An import of the identifiers made in the ENT's portal, as the portal tells it. */
export type PortalImport = Readonly<{
  at: Date
  mode: PortalMode
  /** How many identifiers were imported; null when it was not noted. */
  count: number | null
  interrupted: boolean
}>

/** Whether it went to its end and imported somebody: an interrupted one left an unknown part of the people out. */
export function isDone({ count, interrupted }: PortalImport): boolean {
  return !interrupted && count !== 0
}

/** Whether a complete import was done before this one, in the same school year: what a partial one adds to. */
export function followsComplete(one: PortalImport, others: readonly PortalImport[]): boolean {
  const year = schoolYearOf(one.at)
  return others.some(
    (other) => other.mode === 'complete' && isDone(other) && other.at < one.at && schoolYearOf(other.at) === year,
  )
}

/** Those which count in a school year: done, and complete or adding to a complete one. */
export function thatCount<Import extends PortalImport>(imports: readonly Import[], schoolYear: number): Import[] {
  return imports
    .filter((one) => isDone(one) && schoolYearOf(one.at) >= schoolYear)
    .filter((one) => one.mode === 'complete' || followsComplete(one, imports))
}

/** The last made of those. */
export function lastThatCounts<Import extends PortalImport>(
  imports: readonly Import[],
  schoolYear: number,
): Import | null {
  return thatCount(imports, schoolYear).reduce<Import | null>(
    (last, one) => (last && last.at >= one.at ? last : one),
    null,
  )
}
