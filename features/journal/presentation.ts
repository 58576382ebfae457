import type { Saves } from '@/domain/journal/fold-saves'
import type { JournalData, JournalEntry, JournalKind } from '@/domain/journal/entry'
import { ATTESTED_AGAIN_REASON } from '@/domain/procedure/attest-again'
import { findStep, type Procedure } from '@/domain/procedure/procedure'
import { PROFILES } from '@/domain/people/profile'
import type { PortalMode } from '@/domain/portal-import/portal-import'
import { formatSchoolYear } from '@/domain/school-year/school-year'
import { valueNames } from '@/features/configuration-fields/presentation'
import { PROFILE_LABELS, ROLE_LABELS } from '@/features/establishments/presentation'
import type { JournalLine } from '@/features/journal/queries'
import { formatDateTime, formatTime } from '@/lib/dates'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'

export type JournalGroup = 'procedure' | 'configuration' | 'people' | 'administration'

export const JOURNAL_GROUPS = {
  procedure: 'Procédure',
  configuration: 'Configuration',
  people: 'Listes et noms',
  administration: 'Administration',
} satisfies Record<JournalGroup, string>

type Entries = {
  [Kind in JournalKind]: { group: JournalGroup; sentence: (data: JournalData[Kind], procedure: Procedure) => string }
}

/** Each sentence follows the name of who acted: «Claire Martin a attesté l'étape…». */
const EXPORTED_LISTS = {
  unpaired: 'la liste des personnes non appariées',
  people: 'la liste des personnes',
  comparison: 'la comparaison de deux imports',
} satisfies Record<JournalData['people_exported']['list'], string>

const ENTRIES: Entries = {
  step_attested: {
    group: 'procedure',
    sentence: (data, procedure) =>
      step(data.reason === ATTESTED_AGAIN_REASON ? 'a refait l’étape' : 'a attesté l’étape').sentence(data, procedure),
  },
  step_proven: step('a prouvé l’étape'),
  step_exempted: step('a dispensé l’établissement de l’étape'),
  step_blocked: step('a déclaré bloquée l’étape'),
  step_reopened: step('a remis à faire l’étape'),
  step_requested: step('a envoyé le message de l’étape'),
  setup_declared_not_concerned: {
    group: 'procedure',
    sentence: () => 'a déclaré l’établissement non concerné',
  },
  setup_declared_concerned: {
    group: 'procedure',
    sentence: () => 'a déclaré l’établissement de nouveau concerné',
  },
  configuration_changed: {
    group: 'configuration',
    sentence: ({ fields, toRecheck = [] }, procedure) => {
      const titles = toRecheck.map((key) => `« ${findStep(procedure, key)?.title ?? key} »`)
      return `a modifié la configuration : ${valueNames(fields)}${titles.length > 0 ? ` ; à revérifier : ${titles.join(', ')}` : ''}`
    },
  },
  portal_import_recorded: {
    group: 'procedure',
    sentence: ({ count, interrupted, ...made }) =>
      `a noté ${portalImport(made)}${count === null ? '' : `, ${counted(count, 'identifiant', 'identifiants')}`}${interrupted ? ', interrompu' : ''}`,
  },
  portal_import_withdrawn: {
    group: 'procedure',
    sentence: (made) => `a retiré ${portalImport(made)}, noté par erreur`,
  },
  contact_changed: { group: 'configuration', sentence: () => 'a modifié le contact de l’établissement' },
  people_opened: people(({ until }) => `a ouvert les données nominatives jusqu’à ${formatTime(new Date(until))}`),
  people_exported: people(({ list, people }) => `a exporté ${EXPORTED_LISTS[list]} (${peopleCount(people)})`),
  letters_made: people(
    ({ people }) =>
      `a préparé ${counted(people, 'lettre à une personne non appariée', 'lettres aux personnes non appariées')}`,
  ),
  letter_text_changed: {
    group: 'configuration',
    sentence: () => 'a modifié le texte des lettres aux personnes non appariées',
  },
  import_analysed: people(
    ({ profile, rows }) => `a déposé ${listOf(profile)} pour analyse (${counted(rows, 'ligne', 'lignes')})`,
  ),
  import_reanalysed: people(
    ({ profile, rows }) => `a fait analyser de nouveau ${listOf(profile)} (${counted(rows, 'ligne', 'lignes')})`,
  ),
  import_corrected: people(({ profile, ...corrections }) => correctionSentence(listOf(profile), corrections)),
  import_committed: people(({ profile, counts }) => `a importé ${listOf(profile)}${countsInWords(counts)}`),
  import_group_brought: administration(
    ({ profile, establishments, rows }) =>
      `a apporté ${listOf(profile)} de ${counted(establishments, 'établissement', 'établissements')} en un fichier (${counted(rows, 'ligne', 'lignes')})`,
  ),
  import_discarded: people(({ profile }) => `a abandonné l’analyse de ${listOf(profile)}`),
  import_approved: people(({ profile }) => `a autorisé l’import retenu de ${listOf(profile)}`),
  import_interrupted: people(({ profile }) => `a vu s’interrompre l’import de ${listOf(profile)} : rien n’a été écrit`),
  import_resumed: people(({ profile }) => `a repris l’import interrompu de ${listOf(profile)}`),
  import_undone: people(
    ({ profile, removed, restored }) =>
      `a annulé l’import de ${listOf(profile)} : ${peopleCount(removed)} ${plural(removed, 'retirée', 'retirées')}, ${counted(restored, 'remise', 'remises')} comme avant`,
  ),
  hold_thresholds_changed: administration(
    ({ many_absent, many_changed, many_unpaired }) =>
      `a réglé les seuils de retenue des imports : ${many_absent} % d’absents, ${many_changed} % de modifiés, ${many_unpaired} % d’appariements perdus`,
  ),
  archive_brought: people(({ files }) => `a déposé une archive de ${counted(files, 'fichier', 'fichiers')}`),
  sealed_export_brought: people(() => 'a déposé un export chiffré pour l’ENT, noté sans être ouvert'),
  columns_matched: people(() => 'a dit ce que contiennent les colonnes d’une liste'),
  columns_forgotten: people(
    ({ columns }) => `a oublié ce qui était retenu de ${counted(columns, 'colonne', 'colonnes')} de liste`,
  ),
  ent_list_confirmed: people(
    ({ accounts }) => `a apporté la liste de l’ENT (${counted(accounts, 'compte', 'comptes')})`,
  ),
  ent_lists_erased: people(
    ({ accounts }) => `a effacé les listes de l’ENT (${counted(accounts, 'compte', 'comptes')})`,
  ),
  reconciliation_decided: people(
    ({ isSame }) =>
      `a tranché un cas de rapprochement avec l’ENT : ${isSame ? 'la même personne' : 'pas la même personne'}`,
  ),
  reconciliation_undone: people(
    () => 'est revenu sur un cas de rapprochement avec l’ENT, qui est de nouveau à trancher',
  ),
  pairing_correction_asked: people(() => 'a signalé un appariement à défaire dans PRONOTE'),
  pairing_correction_cancelled: people(() => 'a annulé la correction d’un appariement'),
  establishment_created: administration(() => 'a créé l’établissement'),
  establishment_changed: administration(() => 'a modifié la fiche de l’établissement'),
  establishment_disabled: administration(() => 'a désactivé l’établissement'),
  establishment_enabled: administration(() => 'a réactivé l’établissement'),
  establishment_ent_changed: administration(({ voided }) =>
    voided > 0
      ? `a changé l’ENT de l’établissement ; ${counted(voided, 'Identifiant CAS de l’ancien ENT a été oublié', 'Identifiants CAS de l’ancien ENT ont été oubliés')}`
      : 'a changé l’ENT de l’établissement',
  ),
  directory_loaded: administration(
    ({ created, changed }) =>
      `a chargé l’annuaire : ${counted(created, 'établissement créé', 'établissements créés')}, ${counted(changed, 'modifié', 'modifiés')}`,
  ),
  ent_created: administration(({ name }) => `a créé l’ENT « ${name} »`),
  ent_changed: administration(({ name }) => `a modifié l’ENT « ${name} »`),
  ent_disabled: administration(({ name }) => `a désactivé l’ENT « ${name} »`),
  ent_enabled: administration(({ name }) => `a réactivé l’ENT « ${name} »`),
  account_created: administration(({ email }) => `a créé le compte ${email}`),
  account_changed: administration(({ email }) => `a modifié le compte ${email}`),
  account_disabled: administration(({ email }) => `a désactivé le compte ${email}`),
  account_enabled: administration(({ email }) => `a réactivé le compte ${email}`),
  membership_given: administration(({ email, role }) => `a donné à ${email} le rôle « ${ROLE_LABELS[role]} »`),
  membership_taken: administration(({ email, role }) => `a retiré à ${email} le rôle « ${ROLE_LABELS[role]} »`),
  password_link_made: administration(({ email }) => `a créé un lien de mot de passe pour ${email}`),
  password_changed: administration(() => 'a changé son mot de passe'),
  sessions_ended: administration(() => 'a fermé ses autres sessions'),
  token_made: administration(({ name }) => `a créé le jeton d’API « ${name} »`),
  token_revoked: administration(({ name }) => `a révoqué le jeton d’API « ${name} »`),
  webhook_made: administration(({ host }) => `a créé un webhook vers ${host}`),
  webhook_removed: administration(() => 'a supprimé un webhook'),
  webhook_disabled: administration(() => 'a coupé un webhook qui échouait depuis des jours'),
  person_given: people(({ personId }) => `a remis à une personne ses données (fiche n°\u00a0${personId})`),
  person_erased: people(({ personId }) => `a effacé les données d’une personne (fiche n°\u00a0${personId})`),
  person_returned: people(
    ({ personId }) => `a importé une liste où revient une personne effacée (ancienne fiche n°\u00a0${personId})`,
  ),
  people_erased: people(
    ({ schoolYear, people: count }) =>
      `a effacé, à l’échéance, les listes de l’année ${formatSchoolYear(schoolYear)} (${peopleCount(count)})`,
  ),
  leavers_erased: people(
    ({ schoolYear, people: count }) =>
      `a effacé, à l’échéance, qui est parti après l’année ${formatSchoolYear(schoolYear)} (${peopleCount(count)})`,
  ),
}

/** Who did it: somebody's name, or what acted without anybody. */
export function authorWords({ byName, kind }: Pick<JournalLine, 'byName' | 'kind'>): string {
  if (kind === 'people_erased' || kind === 'leavers_erased') return 'Passerelle'
  if (kind === 'step_proven') return byName === null ? 'Un import' : `Un import (${byName})`
  return byName ?? 'Une commande du serveur'
}

/** What was done, to be read after the name of who did it. */
export function journalSentence(entry: JournalEntry, procedure: Procedure): string {
  const { sentence } = ENTRIES[entry.kind] as { sentence: (data: unknown, procedure: Procedure) => string }
  return sentence(entry.data, procedure)
}

/**
 * Several saves told as one: «a enregistré la configuration, 4 fois: …». What was to be checked again after one may not
 * be any more after the next: it is not told of several.
 */
export function savesSentence({ times, fields }: Saves): string {
  return `a enregistré la configuration, ${formatNumber(times)}\u00a0fois\u00a0: ${valueNames(fields)}`
}

/** What the person wrote with it. */
export function journalWords({ data }: JournalEntry): string[] {
  const { reason, note } = data as { reason?: string | null; note?: string | null }
  return [reason, note].filter((text) => text !== null && text !== undefined && text !== '') as string[]
}

export function kindsOf(group: JournalGroup): JournalKind[] {
  return (Object.keys(ENTRIES) as JournalKind[]).filter((kind) => ENTRIES[kind].group === group)
}

function step(verb: string): Entries['step_attested'] {
  return {
    group: 'procedure',
    sentence: ({ step: key }, procedure) => `${verb} « ${findStep(procedure, key)?.title ?? key} »`,
  }
}

function administration<Data>(sentence: (data: Data) => string) {
  return { group: 'administration' as const, sentence }
}

function people<Data>(sentence: (data: Data) => string) {
  return { group: 'people' as const, sentence }
}

function correctionSentence(list: string, { cells, leftOut }: { cells: number; leftOut: number }): string {
  const told = [
    cells > 0 && counted(cells, 'cellule', 'cellules'),
    leftOut > 0 && counted(leftOut, 'ligne laissée de côté', 'lignes laissées de côté'),
  ].filter(Boolean)
  return told.length > 0
    ? `a corrigé ${list} avant son import (${told.join(', ')})`
    : `a retiré les corrections faites à ${list} avant son import`
}

function listOf(profile: string | null): string {
  const known = PROFILES.find((one) => one === profile)
  return known ? `la liste des ${PROFILE_LABELS[known].many}` : 'une liste'
}

function portalImport({ at, mode }: { at: string; mode: PortalMode }): string {
  return `l’import ${mode === 'complete' ? 'complet' : 'partiel'} dans l’ENT du ${formatDateTime(new Date(at))}`
}

function peopleCount(people: number): string {
  return counted(people, 'personne', 'personnes')
}

const COUNTS: Record<string, [one: string, many: string]> = {
  new: ['nouvelle', 'nouvelles'],
  changed: ['modifiée', 'modifiées'],
  missing: ['absente', 'absentes'],
  newlyPaired: ['nouvellement appariée', 'nouvellement appariées'],
  lostPairing: ['qui a perdu son appariement', 'qui ont perdu leur appariement'],
}

/** « : 12 personnes nouvelles, 3 modifiées»; nothing when nothing changed. */
function countsInWords(counts: Record<string, number>): string {
  const told = Object.entries(COUNTS).flatMap(([key, [one, many]]) => {
    const count = counts[key] ?? 0
    return count > 0 ? [counted(count, one, many)] : []
  })
  return told.length ? ` : ${told.join(', ')}` : ', sans rien changer'
}
