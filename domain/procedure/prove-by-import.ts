import { PROFILES, type Profile } from '@/domain/people/profile'
import type { NewFact } from '@/domain/procedure/fact'
import type { Proof } from '@/domain/procedure/procedure'
import { markOf, progressOf } from '@/domain/procedure/progress'
import { isApplicable, type Setup } from '@/domain/procedure/setup'

/** What a committed list shows, with what the establishment then holds. Counts are of people after the import. */
export type ImportEvidence = Readonly<{
  /** Both identifier columns (PRONOTE and CAS) stand in the list. */
  hasIdentifierColumns: boolean
  peopleByProfile: Readonly<Record<Profile, number>>
  pairedByProfile: Readonly<Record<Profile, number>>
}>

/**
 * The facts that a committed list proves, for the steps which name it as their proof: those to do, blocked or
 * attested become proven, whatever their prerequisites; those proven or exempted stay as they are.
 */
export function proveByImport(setup: Setup, evidence: ImportEvidence, at: Date): NewFact[] {
  const progress = progressOf(setup)
  if (progress.notConcerned) return []
  return setup.procedure.steps
    .filter((step) => step.provenBy && proofHolds(evidence, step.provenBy) && isApplicable(step, setup.configuration))
    .filter((step) => !['proven', 'exempted'].includes(markOf(progress, step.key).state))
    .map((step) => ({ kind: 'proven', step: step.key, at, by: null, note: null, reason: null, source: 'import' }))
}

/** Whether the evidence shows what a step names as its proof. */
export function proofHolds(evidence: ImportEvidence, { source, what }: Proof): boolean {
  if (source !== 'import') return false
  if (what === 'identifier_columns') return evidence.hasIdentifierColumns
  const counts = what === 'lists_of_all_profiles' ? evidence.peopleByProfile : evidence.pairedByProfile
  return PROFILES.every((profile) => counts[profile] > 0)
}
