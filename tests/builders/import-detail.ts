import { NONE_OUTSIDE } from '@/domain/lists/outside-rows'
import type { ImportDetail } from '@/features/imports/queries'

const AT = new Date('2026-09-08T08:00:00Z')

/** An import as its page reads it: a whole list of two pupils, confirmed, unless told otherwise. */
export function detailOf(told: Partial<ImportDetail> = {}): ImportDetail {
  return {
    ...{ id: 'a', fileName: 'eleves.csv', profile: 'pupil', coverage: 'whole', status: 'committed', counts: null },
    ...{
      createdAt: AT,
      createdByName: 'Ana',
      settledAt: AT,
      settledByName: 'Ana',
      rows: 2,
      analysisNumber: 1,
      byteSize: 10,
    },
    ...{ expiresAt: AT, isOutdated: false, preview: null, holds: [], approval: null, progress: null },
    undoableUntil: AT,
    recognised: {
      ...{ format: 'text', encoding: 'utf-8', separator: ';', columns: [], profile: null, declared: null },
      outside: NONE_OUTSIDE,
    },
    ...told,
  }
}
