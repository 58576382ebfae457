import { normaliseHeader, type Column, type Field } from '@/domain/lists/recognise-columns'
import type { Profile } from '@/domain/people/profile'

/**
 * `certain`: a column that only this profile's list has, so another declared profile is refused. `likely`: usual columns.
 * `file_name`: a mere suggestion. `because` is the header or the file name.
 */
export type RecognisedProfile = { profile: Profile; from: 'certain' | 'likely' | 'file_name'; because: string }

const SIGNS: { fields: [Field, ...Field[]]; profile: Profile; from: 'certain' | 'likely' }[] = [
  { fields: ['mainClass'], profile: 'teacher', from: 'certain' },
  { fields: ['subject'], profile: 'teacher', from: 'likely' },
  { fields: ['function'], profile: 'staff', from: 'certain' },
  { fields: ['nationalId'], profile: 'pupil', from: 'certain' },
  { fields: ['birthDate', 'className'], profile: 'pupil', from: 'certain' },
  { fields: ['pupils'], profile: 'guardian', from: 'likely' },
]

const FILE_NAME_SIGNS: [RegExp, Profile][] = [
  [/\b(responsables?|parents?|familles?)\b/, 'guardian'],
  [/\b(professeurs?|profs?|enseignants?)\b/, 'teacher'],
  [/\b(personnels?|agents?)\b/, 'staff'],
  [/\b(eleves?)\b/, 'pupil'],
]

/** What the records of an XML export are called, or the owner that a code of its columns names. */
const RECORD_SIGNS: [RegExp, Profile][] = [
  [/^(resp|responsable)s?\b/, 'guardian'],
  [/^(prof|professeur|enseignant)s?\b/, 'teacher'],
  [/^(pers|personnel)s?\b/, 'staff'],
  [/^(eleve)s?\b/, 'pupil'],
]

/**
 * The profile of a list: from its columns when they can tell, else suggested by the file's name, else null, to be asked.
 * Civilité, names and identifiers alone are the list of the guardians as well as the teachers'. `record`: what an XML
 * export calls each of its records.
 */
export function recogniseProfile(
  columns: Column[],
  fileName: string | null,
  record: string | null = null,
): RecognisedProfile | null {
  const headers = new Map(columns.flatMap((column) => (column.field ? [[column.field, column.header] as const] : [])))
  for (const { fields, profile, from } of SIGNS) {
    if (fields.every((field) => headers.has(field))) return { profile, from, because: headers.get(fields[0]) ?? '' }
  }
  const classHeader = headers.get('className')
  if (classHeader !== undefined && !headers.has('civility')) {
    return { profile: 'pupil', from: 'likely', because: classHeader }
  }
  for (const because of [record, headers.get('lastName')]) {
    const sign = RECORD_SIGNS.find(([pattern]) => pattern.test(normaliseHeader(because ?? '')))
    if (because && sign) return { profile: sign[1], from: 'likely', because }
  }
  if (fileName === null) return null
  const named = FILE_NAME_SIGNS.find(([pattern]) => pattern.test(normaliseHeader(fileName)))
  return named ? { profile: named[1], from: 'file_name', because: fileName } : null
}
