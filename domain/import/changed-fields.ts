import type { PersonUpdate } from '@/domain/import/plan-import'

const COMPARED = ['lastName', 'firstName', 'className', 'casId', 'profile', 'absent'] as const

export type ComparedField = (typeof COMPARED)[number]

/** The fields of a person that an update changes, in the order they are shown. */
export function changedFields({ before, after }: Pick<PersonUpdate, 'before' | 'after'>): ComparedField[] {
  return COMPARED.filter((field) => before[field] !== after[field])
}

/** What every list after the first does, and what it is brought for: an Identifiant CAS appears, nothing else moves. */
export function onlyGainsPairing({ before, after }: PersonUpdate): boolean {
  return before.casId === null && after.casId !== null && changedFields({ before, after }).length === 1
}
