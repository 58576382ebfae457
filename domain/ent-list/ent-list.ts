import type { EntField } from '@/domain/ent-list/ent-columns'
import type { EntVendor } from '@/domain/ent-list/ent-vendor'
import type { OtherEstablishment } from '@/domain/import/other-establishment'
import type { DecodeRefusal, Encoding } from '@/domain/lists/decode-text'
import type { Separator } from '@/domain/lists/detect-separator'
import type { SealedRefusal } from '@/domain/lists/sealed-export'
import type { Profile } from '@/domain/people/profile'

/** A large establishment has 5,000 users; anything beyond is the list of a whole territory. */
export const MAX_ENT_ROWS = 30_000
export const MAX_ENT_ID_LENGTH = 64
/** UTF-16 code units of a name or a class: longer is no name. */
export const MAX_NAME_LENGTH = 200

/** Somebody's login in the ENT, as its list says; `entId` is what CAS gives to PRONOTE. */
export type EntRow = {
  entId: string
  profile: Profile
  lastName: string
  firstName: string
  className: string | null
}

export const LEFT_OUT_REASONS = [
  'no_identifier',
  'identifier_too_long',
  'no_name',
  'name_too_long',
  'unknown_profile',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** A row that is not taken: `value` is the cell at fault, shortened. */
export type LeftOut = { line: number; reason: LeftOutReason; value: string }

export type EntList = {
  encoding: Encoding | null
  separator: Separator
  /** Null when titles alone told the columns, and they are nobody's in particular. */
  vendor: EntVendor | null
  /** Whether the titles told the columns, or the vendor's usual places. */
  by: 'titles' | 'places'
  columns: { header: string; field: EntField | null }[]
  rows: EntRow[]
  leftOut: LeftOut[]
  /** Exact repeats of a row above. */
  repeated: number
  /** Rows of other establishments, of which nothing is kept. */
  others: number
}

/** Everything that makes a file or a paste unreadable as an ENT's list of logins. */
export type EntListRefusal =
  | DecodeRefusal
  | OtherEstablishment
  | SealedRefusal
  | { reason: 'too_large'; maxBytes: number }
  | { reason: 'unclosed_quote'; line: number }
  | { reason: 'too_many_rows'; max: number }
  | {
      reason:
        | 'markup'
        | 'not_a_list'
        | 'pronote_list'
        /** The file of people that this application's own report gives. */
        | 'own_report'
        | 'unknown_columns'
        | 'profile_unknown'
        | 'no_rows'
        | 'no_readable_row'
    }
