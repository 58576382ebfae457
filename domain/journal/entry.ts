import type { Role } from '@/domain/access/policy'
import type { DirectoryReport } from '@/domain/establishment/directory-report'
import type { PortalMode } from '@/domain/portal-import/portal-import'

type StepEntry = { step: string; note: string | null; reason: string | null }
type ImportEntry = { importId: string; profile: string }
/** `at`: when it was made in the portal. */
type PortalImportEntry = { portalImportId: string; at: string; mode: PortalMode }

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
  /** `version`: of the setup, made by the change. `toRecheck`: the steps done that show what changed; older entries do not say. */
  configuration_changed: { fields: string[]; version: number; toRecheck?: string[] }
  contact_changed: Record<string, never>
  people_opened: { reason: string; until: string }
  people_exported: { list: 'unpaired' | 'people' | 'comparison'; people: number }
  /** `people`: how many letters. */
  letters_made: { layout: 'page' | 'slips'; people: number }
  letter_text_changed: Record<string, never>
  /** A list was brought; `profile` null while that is to be told. */
  import_analysed: { importId: string; profile: string | null; rows: number }
  import_reanalysed: ImportEntry & { rows: number }
  /** `cells`, `leftOut`: all the corrections of the list, once this was done. */
  import_corrected: ImportEntry & { rows: number; cells: number; leftOut: number }
  import_committed: ImportEntry & { counts: Record<string, number> }
  import_group_brought: { groupId: string; profile: string; establishments: number; rows: number }
  import_discarded: ImportEntry
  /** `holds`: the codes of what held it. */
  import_approved: ImportEntry & { holds: string[]; reason: string }
  import_interrupted: ImportEntry
  import_resumed: ImportEntry
  import_undone: ImportEntry & { removed: number; restored: number }
  hold_thresholds_changed: { many_absent: number; many_changed: number; many_unpaired: number }
  portal_import_recorded: PortalImportEntry & { count: number | null; interrupted: boolean }
  portal_import_withdrawn: PortalImportEntry
  archive_brought: { deliveryId: string; files: number }
  sealed_export_brought: { exportId: string; byteSize: number }
  columns_matched: { importId: string; columns: number }
  columns_forgotten: { columns: number }
  ent_list_confirmed: { listId: string; accounts: number }
  ent_lists_erased: { accounts: number }
  reconciliation_decided: { decisionId: string; isSame: boolean }
  reconciliation_undone: { decisionId: string }
  pairing_correction_asked: { correctionId: string }
  pairing_correction_cancelled: { correctionId: string }
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
  webhook_made: { webhookId: string; host: string }
  webhook_removed: { webhookId: string }
  /** By itself, having failed for days. */
  webhook_disabled: { webhookId: string }
  /** A person's data was given as a file, at their request. `personId`: of the record. */
  person_given: { personId: string }
  person_erased: { personId: string; reason: string }
  /** A list brought back somebody whose data was erased as `personId`. */
  person_returned: { personId: string; importId: string }
  /** By the passing of time. `schoolYear`: 2025 stands for 2025-2026. */
  people_erased: { schoolYear: number; people: number }
  leavers_erased: { schoolYear: number; people: number }
}

export type JournalKind = keyof JournalData

/** One kind of entry with the data of that kind. */
export type JournalEntry = { [Kind in JournalKind]: { kind: Kind; data: JournalData[Kind] } }[JournalKind]
