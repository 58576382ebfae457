import { followsComplete, isDone, type PortalImport } from '@/domain/portal-import/portal-import'
import { schoolYearOf } from '@/domain/school-year/school-year'

/** What imports into the ENT can prove: that the identifiers left PRONOTE, and each of the two modes. */
export const PORTAL_PROOFS = ['identifiers_exported', 'complete_import', 'partial_import'] as const
export type PortalProof = (typeof PORTAL_PROOFS)[number]

/**
 * What all the imports of a school year show together: the export, once a complete one was done; that the ENT knows
 * everybody, while the last complete one is done; a partial one, once it was done after a complete one.
 */
export function shownByPortalImports(imports: readonly PortalImport[], schoolYear: number): ReadonlySet<PortalProof> {
  const ofYear = imports.filter(({ at }) => schoolYearOf(at) >= schoolYear)
  const complete = ofYear.filter(({ mode }) => mode === 'complete').sort((a, b) => a.at.getTime() - b.at.getTime())
  const shown = new Set<PortalProof>()
  if (complete.some(isDone)) shown.add('identifiers_exported')
  const last = complete.at(-1)
  if (last && isDone(last)) shown.add('complete_import')
  if (ofYear.some((one) => one.mode === 'partial' && isDone(one) && followsComplete(one, ofYear))) {
    shown.add('partial_import')
  }
  return shown
}

/** What one import adds to that by itself; nothing when it did not go to its end. */
export function broughtByPortalImport(one: PortalImport): readonly PortalProof[] {
  if (!isDone(one)) return []
  return one.mode === 'complete' ? ['identifiers_exported', 'complete_import'] : ['partial_import']
}
