import type { ZipRefusal } from '@/domain/containers/zip-directory'
import type { OtherEstablishment } from '@/domain/import/other-establishment'
import type { DecodeRefusal } from '@/domain/lists/decode-text'
import type { SealedRefusal } from '@/domain/lists/sealed-export'
import type { Profile } from '@/domain/people/profile'
import type { WorkbookRefusal } from '@/domain/workbooks/open-workbook'

/** Everything that makes a file or a paste unreadable as a PRONOTE list. `columns` are the headers found. */
export type ListRefusal =
  | DecodeRefusal
  | ZipRefusal
  | WorkbookRefusal
  | { reason: 'too_large'; maxBytes: number }
  | { reason: 'truncated_row'; line: number }
  | { reason: 'unclosed_quote'; line: number }
  | SealedRefusal
  | { reason: 'markup' }
  | { reason: 'too_many_columns'; found: number; max: number }
  | { reason: 'no_header' }
  /** A word or some sentences: nothing that could be a table. */
  | { reason: 'not_a_list' }
  | { reason: 'no_identifier_column'; columns: string[] }
  | { reason: 'ent_side_export'; columns: string[] }
  /** The file of people that this application's own report gives. */
  | { reason: 'own_report' }
  | { reason: 'guardians_in_columns'; columns: string[] }
  | { reason: 'no_rows' }
  /** A workbook in which several sheets hold people: which of them is the list is not ours to guess. */
  | { reason: 'several_sheets'; sheets: { name: string; rows: number }[] }
  /** An archive of files where one list is expected; `files` of them. */
  | { reason: 'several_files'; files: number }
  | { reason: 'too_many_files'; max: number }
  | { reason: 'no_file' }
  | { reason: 'nested_archive' }

/** Why a readable list cannot be analysed yet. */
export type ProfileRefusal =
  | OtherEstablishment
  | { reason: 'profile_unknown' }
  | { reason: 'profile_mismatch'; declared: Profile; recognised: Profile; column: string }
  | { reason: 'guardians_in_columns'; columns: string[] }
  /** No column is known for the identifiers, but `columns` hold some. */
  | { reason: 'unmatched_columns'; columns: string[] }
  /** Several columns are known by one name, and do not say the same. */
  | { reason: 'several_columns'; field: 'pronoteId' | 'casId'; columns: string[] }
