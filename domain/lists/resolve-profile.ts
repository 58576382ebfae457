import type { ProfileRefusal } from '@/domain/lists/list-refusal'
import type { PronoteList } from '@/domain/lists/pronote-list'
import type { Profile } from '@/domain/people/profile'
import { accept, refuse, type Result } from '@/lib/result'

/** Why somebody must say what the columns of a list are, before anything else; null when nobody need. */
function columnsQuestion({ columns, unclear }: PronoteList): ProfileRefusal | null {
  if (!unclear) return null
  const headers = unclear.candidates.map((index) => columns[index]?.header ?? '')
  return unclear.reason === 'several_columns'
    ? { reason: unclear.reason, field: unclear.field, columns: headers }
    : { reason: unclear.reason, columns: headers }
}

/**
 * The profile a list is analysed under: the declared one unless the columns prove another, else the one the columns tell.
 * A file's name only suggests one: when none is declared and no column tells, it is `profile_unknown`. What is to be asked
 * about columns is asked first.
 */
export function resolveProfile(list: PronoteList, declared: Profile | null): Result<Profile, ProfileRefusal> {
  const question = columnsQuestion(list)
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
