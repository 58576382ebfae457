import type { DecodeRefusal } from '@/domain/lists/decode-text'
import type { Profile } from '@/domain/people/profile'

/** Everything that makes a file or a paste unreadable as a PRONOTE list. `columns` are the headers found. */
export type ListRefusal =
  | DecodeRefusal
  | { reason: 'too_large'; maxBytes: number }
  | { reason: 'truncated_row'; line: number }
  | { reason: 'unclosed_quote'; line: number }
  | { reason: 'xml_table' }
  | { reason: 'encrypted_export' }
  | { reason: 'markup' }
  | { reason: 'too_many_columns'; found: number; max: number }
  | { reason: 'too_many_rows'; max: number }
  | { reason: 'no_header' }
  | { reason: 'no_identifier_column'; columns: string[] }
  | { reason: 'ent_side_export'; columns: string[] }
  | { reason: 'guardians_in_columns'; columns: string[] }
  | { reason: 'no_rows' }

/** Why a readable list cannot be analysed yet. */
export type ProfileRefusal =
  | { reason: 'profile_unknown' }
  | { reason: 'profile_mismatch'; declared: Profile; recognised: Profile; column: string }
  | { reason: 'guardians_in_columns'; columns: string[] }
