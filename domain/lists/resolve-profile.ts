import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Profile } from '@/domain/people/profile'
import { accept, refuse, type Result } from '@/lib/result'

/**
 * The profile a list is analysed under: the declared one unless the columns prove another, else the one the columns tell.
 * A file's name only suggests: null declared and no telling column is `profile_unknown`.
 */
export function resolveProfile(list: PronoteList, declared: Profile | null): Result<Profile, ProfileRefusal> {
  const found = list.profile
  const beside = list.columns.filter((column) => column.field === 'guardian').map((column) => column.header)
  if (declared === 'guardian' && beside.length > 0) return refuse({ reason: 'guardians_in_columns', columns: beside })
  if (declared !== null) {
    if (found?.from === 'certain' && found.profile !== declared) {
      return refuse({ reason: 'profile_mismatch', declared, recognised: found.profile, column: found.because })
    }
    return accept(declared)
  }
  return found && found.from !== 'file_name' ? accept(found.profile) : refuse({ reason: 'profile_unknown' })
}
