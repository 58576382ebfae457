import type { CasIdFault } from '@/domain/import/read-cas-id'
import type { Profile } from '@/domain/people/profile'

/** What each error knows; an error leaves its row out. */
export type ErrorParams = {
  missing_identifier: Record<string, never>
  row_too_short: { cells: number; columns: number }
  identifier_format: { length: number; strange: string[] }
  identifier_foreign_letter: { character: string; looksLike: string; script: 'cyrillic' | 'greek' }
  duplicate_identifier: { lines: number[]; more: number }
  other_profile: { profile: Profile; imported: Profile }
  other_establishment: { uai: string }
  cell_too_long: { length: number; max: number }
  line_break: { endLine: number }
  left_out: Record<string, never>
}

/** What each warning knows; the row is kept. */
export type WarningParams = {
  normalised: { identifier: string }
  look_alike: { characters: string[] }
  no_name: Record<string, never>
  control_characters: { cleaned: string }
  value_too_long: { length: number; max: number }
  extra_cells: { columns: number }
  cas_id_too_long: { length: number; max: number }
  cas_id_form: CasIdFault
  cas_id_shared: { lines: number[]; more: number; elsewhere: Profile[] }
}

export type ErrorRule = keyof ErrorParams
export type WarningRule = keyof WarningParams

type Located<Params> = {
  [Rule in keyof Params]: {
    /** Line of the file, 1 for the header's when it comes first. */
    line: number
    /** The header as written in the list. */
    column: string
    /** What the cell holds, shortened. */
    value: string
    rule: Rule
    params: Params[Rule]
  }
}[keyof Params]

export type ErrorFinding = Located<ErrorParams>
export type WarningFinding = Located<WarningParams>
