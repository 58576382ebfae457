import type { Profile } from '@/domain/people/profile'
import type { NewFact } from '@/domain/procedure/fact'
import type { Proof } from '@/domain/procedure/procedure'
import { markOf, progressOf } from '@/domain/procedure/progress'
import { isApplicable, type Setup } from '@/domain/procedure/setup'

/** What a committed list shows. Counts are of people of that profile in the establishment after the import. */
export type ImportEvidence = Readonly<{
  profile: Profile
  /** Both identifier columns (PRONOTE and CAS) stand in the list. */
  hasIdentifierColumns: boolean
  people: number
  paired: number
}>

/**
 * The facts that a committed list proves, for the steps which name it as their proof: those to do, blocked or
 * attested become proven, whatever their prerequisites; those proven or exempted stay as they are.
 */
export function proveByImport(setup: Setup, evidence: ImportEvidence, at: Date): NewFact[] {
  const progress = progressOf(setup)
  if (progress.notConcerned) return []
  return setup.procedure.steps
    .filter((step) => step.provenBy && shows(evidence, step.provenBy) && isApplicable(step, setup.configuration))
    .filter((step) => !['proven', 'exempted'].includes(markOf(progress, step.key).state))
    .map((step) => ({ kind: 'proven', step: step.key, at, by: null, note: null, reason: null, source: 'import' }))
}

function shows(evidence: ImportEvidence, proof: Proof): boolean {
  if (proof.what === 'identifier_columns') return evidence.hasIdentifierColumns
  if (proof.profile !== evidence.profile) return false
  return (proof.what === 'list_of_profile' ? evidence.people : evidence.paired) > 0
}
