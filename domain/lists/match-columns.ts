import { keepsCells } from '@/domain/import/keep-used-cells'
import { NONE_OUTSIDE, setAside } from '@/domain/lists/outside-rows'
import type { PronoteList } from '@/domain/lists/pronote-list'
import { fieldOfHeader, normaliseHeader, type Field, type KnownColumns } from '@/domain/lists/recognise-columns'
import { recogniseProfile } from '@/domain/lists/recognise-profile'
import { accept, refuse, type Result } from '@/lib/result'

/** What a person can say that a column is, beside what it is known for already. */
const MATCHABLE_FIELDS = [
  'pronoteId',
  'casId',
  'lastName',
  'firstName',
  'className',
  'birthDate',
] as const satisfies readonly Field[]

export type MatchRefusal =
  | { reason: 'identifier_not_matched' }
  /** `columns` are their indexes. */
  | { reason: 'field_twice'; field: Field; columns: number[] }
  | { reason: 'other_columns' }

export type Matched = {
  list: PronoteList
  /** To be remembered for the next lists, by normalised header; `forgotten` are the headers that speak for themselves. */
  told: { header: string; label: string; field: Field | null }[]
  forgotten: string[]
}

type Understood = Pick<PronoteList, 'columns' | 'unclear' | 'unrecognised'>

/** What a column can be said to be: what it is known for, and any field of which its cells were kept to be read as. */
export function fieldsFor(list: Understood, index: number): Field[] {
  const own = list.columns[index]?.field ?? null
  const fields: Field[] = keepsCells(list, index) ? [...MATCHABLE_FIELDS] : []
  return own === null || fields.includes(own) ? fields : [...fields, own]
}

/**
 * A list whose columns a person matched, one choice for each in their order; null: not used. A header that is blank,
 * or stands twice for different things, cannot be remembered: it will be asked again.
 */
export function matchColumns(
  list: PronoteList,
  choices: readonly (Field | null)[],
  fileName: string | null,
): Result<Matched, MatchRefusal> {
  const isOffered = (choice: Field | null, index: number) => choice === null || fieldsFor(list, index).includes(choice)
  if (choices.length !== list.columns.length || !choices.every(isOffered)) return refuse({ reason: 'other_columns' })
  const twice = MATCHABLE_FIELDS.find((field) => choices.filter((choice) => choice === field).length > 1)
  if (twice) {
    const columns = choices.flatMap((choice, index) => (choice === twice ? [index] : []))
    return refuse({ reason: 'field_twice', field: twice, columns })
  }
  if (!choices.includes('pronoteId')) return refuse({ reason: 'identifier_not_matched' })

  const columns = list.columns.map((column, index) => {
    const field = choices[index] ?? null
    return { ...column, field, duplicate: column.duplicate && field === null }
  })
  const { rows, outside } = setAside(list.rows, columns, list.outside ?? NONE_OUTSIDE)
  const { unclear: _unclear, unrecognised: _unrecognised, ...rest } = list
  const profile = recogniseProfile(columns, fileName) ?? list.profile
  return accept({ list: { ...rest, columns, rows, outside, profile }, ...rememberable(list, choices) })
}

/** What the columns of a list are, one of those in question being the Identifiant CAS, and none of them when null. */
export function withCasIdIn({ columns, unrecognised = [] }: Understood, index: number | null): (Field | null)[] {
  return columns.map(({ field }, at) => (at === index && unrecognised.includes(at) ? 'casId' : field))
}

function rememberable(list: PronoteList, choices: readonly (Field | null)[]): Pick<Matched, 'told' | 'forgotten'> {
  const headers = list.columns.map((column) => normaliseHeader(column.header))
  const told: Matched['told'] = []
  const forgotten: string[] = []
  for (const [index, header] of headers.entries()) {
    const field = choices[index] ?? null
    const isClear = headers.every((other, at) => other !== header || (choices[at] ?? null) === field)
    if (header === '' || !isClear || headers.indexOf(header) !== index) continue
    // One that repeats another is passed over in this list; where it stands alone, its title speaks.
    if (field === null && list.columns[index]?.duplicate && !list.unclear?.candidates.includes(index)) continue
    // That one is none of these is remembered too, so as not to be asked each week.
    const isSaid = field === null && list.unrecognised?.includes(index)
    if (fieldOfHeader(header) === field && !isSaid) forgotten.push(header)
    else told.push({ header, label: list.columns[index]?.header ?? header, field })
  }
  return { told, forgotten }
}

/** What is remembered, as reading a list wants it. */
export function knownColumns(remembered: readonly { header: string; field: Field | null }[]): KnownColumns {
  return new Map(remembered.map(({ header, field }) => [header, field]))
}
