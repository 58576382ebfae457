/** What an import does to somebody, in the order in which it is written. */
export const PLANNED_KINDS = ['insert', 'update', 'absent', 'conflict_begins', 'conflict_ends'] as const
export type PlannedKind = (typeof PLANNED_KINDS)[number]
