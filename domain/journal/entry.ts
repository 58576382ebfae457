import type { Role } from '@/domain/access/policy'
import type { DirectoryReport } from '@/domain/establishment/directory-report'

type StepEntry = { step: string; note: string | null; reason: string | null }
type ImportEntry = { importId: string; profile: string }

/**
 * What each kind of journal entry holds: identifiers of records, counts, and the words typed by the person who acted.
 * Never the name of somebody on a list.
 */
export type JournalData = {
  step_attested: StepEntry
  step_proven: StepEntry
  step_exempted: StepEntry
  step_blocked: StepEntry
  step_reopened: StepEntry
  step_requested: StepEntry
  setup_declared_not_concerned: { reason: string }
  setup_declared_concerned: Record<string, never>
  /** `version`: of the setup, made by the change. */
  configuration_changed: { fields: string[]; version: number }
  contact_changed: Record<string, never>
  people_opened: { reason: string; until: string }
  people_exported: { list: 'unpaired' | 'people'; people: number }
  /** `people`: how many letters. */
  letters_made: { layout: 'page' | 'slips'; people: number }
  letter_text_changed: Record<string, never>
  import_analysed: ImportEntry & { rows: number }
  import_committed: ImportEntry & { counts: Record<string, number> }
  import_discarded: ImportEntry
  establishment_created: Record<string, never>
  establishment_changed: { fields: string[] }
  establishment_disabled: Record<string, never>
  establishment_enabled: Record<string, never>
  /** `voided`: how many known Identifiants CAS were forgotten, being the former ENT's. */
  establishment_ent_changed: { from: string | null; to: string | null; voided: number }
  directory_loaded: DirectoryReport
  ent_created: { entId: string; name: string }
  ent_changed: { entId: string; name: string; fields: string[] }
  ent_disabled: { entId: string; name: string }
  ent_enabled: { entId: string; name: string }
  account_created: { accountId: string; email: string }
  account_changed: { accountId: string; email: string }
  account_disabled: { accountId: string; email: string }
  account_enabled: { accountId: string; email: string }
  membership_given: { accountId: string; email: string; role: Role }
  membership_taken: { accountId: string; email: string; role: Role }
  password_link_made: { accountId: string; email: string }
  password_changed: { accountId: string }
  sessions_ended: { accountId: string }
  token_made: { name: string }
  token_revoked: { name: string }
}

export type JournalKind = keyof JournalData

/** One kind of entry with the data of that kind. */
export type JournalEntry = { [Kind in JournalKind]: { kind: Kind; data: JournalData[Kind] } }[JournalKind]
