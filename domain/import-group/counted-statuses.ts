import type { ImportStatus } from '@/domain/import/import-status'

export type Counted = 'standing' | 'held' | 'over'

/** Whose counts are added up, by what they are told as: what is or may still be written, what is held, what is over. */
export const COUNTED_STATUSES = {
  standing: ['committed', 'committing', 'analysed', 'interrupted'],
  held: ['held'],
  over: ['undone', 'discarded', 'expired'],
} as const satisfies Record<Counted, readonly ImportStatus[]>

/**
 * Of which imports a group's counts are: what confirming it wrote or would write; where there are none, what is held; where
 * nothing is left, all of them.
 */
export function countedOf(byStatus: Partial<Record<ImportStatus, number>>): Counted {
  const some = (counted: Counted) => COUNTED_STATUSES[counted].some((status) => (byStatus[status] ?? 0) > 0)
  if (some('standing')) return 'standing'
  return some('held') ? 'held' : 'over'
}
