import type { ListRefusal } from '@/domain/lists/list-refusal'
import { MAX_ESTABLISHMENT_ROWS, type PronoteList } from '@/domain/lists/pronote-list'

/** Why a list that was read is too long for one establishment; null when it is not. */
export function refuseLength({ rows }: Pick<PronoteList, 'rows'>): ListRefusal | null {
  return rows.length > MAX_ESTABLISHMENT_ROWS ? { reason: 'too_many_rows', max: MAX_ESTABLISHMENT_ROWS } : null
}
