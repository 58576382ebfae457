import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Profile } from '@/domain/people/profile'
import { accept, refuse, type Result } from '@/lib/result'

/**
 * Why the columns of a list must be matched by somebody before anything else; null when they need not.
 */
function unclear({ columns, unclear: found }: PronoteList): ProfileRefusal | null {
  if (!found) return null
  const headers = found.candidates.map((index) => columns[index]?.header ?? '')
  return found.reason === 'several_columns'
    ? { reason: found.reason, field: found.field, columns: headers }
    : { reason: found.reason, columns: headers }
}

/**
 * The profile a list is analysed under: the declared one unless the columns prove another, else the one the columns tell.
 * A file's name only suggests: null declared and no telling column is `profile_unknown`. Columns come before the profile.
 */
export function resolveProfile(list: PronoteList, declared: Profile | null): Result<Profile, ProfileRefusal> {
  const question = unclear(list)
  if (question) return refuse(question)
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
