import type { PlanCounts } from '@/domain/import/plan-import'

/**
 * Whether a list taken as whole would mark absent more than half of the people of its profile: more likely an extract,
 * or another establishment's list. Those known are the ones it lacks, changes and leaves as they are.
 */
export function mostAreMissing({ missing, changed, unchanged }: Pick<PlanCounts, 'missing' | 'changed' | 'unchanged'>) {
  return missing > changed + unchanged
}
