import { legible } from '@/lib/legible'
import type { StepKey } from '@/domain/procedure/procedure'

export const FACT_KINDS = [
  'attested',
  'proven',
  'exempted',
  'blocked',
  'reopened',
  'requested',
  'declared_not_concerned',
  'declared_concerned',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** Something that happened to a step, or to the whole setup when `step` is null. Never changed, never erased. */
export type Fact = Readonly<{
  /** Order within a setup, growing; dates may be equal. */
  sequence: number
  kind: FactKind
  step: StepKey | null
  at: Date
  /** Id of an account; null when an import, of a list or in the ENT, made it so. */
  by: string | null
  note: string | null
  /** Why exempted, reopened or not concerned; what is wrong when blocked. */
  reason: string | null
  source: 'person' | 'import' | 'portal_import'
}>

/** A fact which has been decided and not recorded yet. */
export type NewFact = Omit<Fact, 'sequence'>

/** Who acts, and when. */
export type Act = Readonly<{ by: string; at: Date }>

type PersonFact = { kind: FactKind; step: StepKey | null; note?: string | null; reason?: string | null }

/** A fact stated by a person; blank notes and reasons become null. */
export function factByPerson({ kind, step, note, reason }: PersonFact, act: Act): NewFact {
  return { kind, step, at: act.at, by: act.by, note: textOrNull(note), reason: textOrNull(reason), source: 'person' }
}

export function textOrNull(text: string | null | undefined): string | null {
  return text ? legible(text) || null : null
}
