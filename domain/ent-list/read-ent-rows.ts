import type { EntColumns, EntField } from '@/domain/ent-list/ent-columns'
import { MAX_ENT_ID_LENGTH, MAX_NAME_LENGTH, type EntList, type EntRow, type LeftOut } from '@/domain/ent-list/ent-list'
import { readProfile } from '@/domain/ent-list/read-profile'
import { cleanValue, showValue } from '@/domain/import/clean-value'
import type { Profile } from '@/domain/people/profile'
import { accept, refuse, type Result } from '@/lib/result'

type Row = { line: number; cells: string[] }
type Meaning = { columns: EntColumns; profile: Profile | null }

/** Lilie writes `ID : 75185265` for what CAS gives as `UT75185265`. */
const LILIE_ID = /^ID ?: ?(\d+)$/

/** The rows of an ENT's list, each a login; those that name nobody are left out, each with its reason. */
export function readEntRows(rows: readonly Row[], meaning: Meaning): Pick<EntList, 'rows' | 'leftOut' | 'repeated'> {
  const taken = new Map<string, EntRow>()
  const leftOut: LeftOut[] = []
  let repeated = 0
  for (const row of rows) {
    const read = readEntRow(row, meaning)
    if (!read.ok) {
      leftOut.push({ line: row.line, ...read.refusal })
      continue
    }
    const content = JSON.stringify(read.value)
    if (taken.has(content)) repeated += 1
    else taken.set(content, read.value)
  }
  return { rows: [...taken.values()], leftOut, repeated }
}

function readEntRow({ cells }: Row, { columns, profile }: Meaning): Result<EntRow, Omit<LeftOut, 'line'>> {
  const cell = (field: EntField) => cleanValue(cells[columns[field] ?? -1] ?? '').value
  const entId = cell('entId').replace(LILIE_ID, 'UT$1')
  const [lastName, firstName, className] = [cell('lastName'), cell('firstName'), cell('className')]
  if (entId === '') return refuse({ reason: 'no_identifier', value: '' })
  if (entId.length > MAX_ENT_ID_LENGTH) return refuse({ reason: 'identifier_too_long', value: showValue(entId) })
  if (lastName === '' && firstName === '') return refuse({ reason: 'no_name', value: showValue(entId) })
  const long = [lastName, firstName, className].find((text) => text.length > MAX_NAME_LENGTH)
  if (long !== undefined) return refuse({ reason: 'name_too_long', value: showValue(long) })
  const word = cell('profile')
  const told = word === '' ? profile : readProfile(word)
  if (told === null) return refuse({ reason: 'unknown_profile', value: showValue(word) })
  return accept({ entId, profile: told, lastName, firstName, className: className || null })
}
