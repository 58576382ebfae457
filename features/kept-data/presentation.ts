import type { PlannedKind } from '@/domain/import/planned-kind'
import type { Profile } from '@/domain/people/profile'
import type { ErasureCause } from '@/domain/privacy/retention'
import { formatSchoolYear } from '@/domain/school-year/school-year'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { FoundPerson, PersonFile, WaitingList } from '@/features/kept-data/queries'
import { SEALED_EXPORTS } from '@/features/sealed-exports/presentation'
import { formatDate, formatDateTime } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { legible } from '@/lib/legible'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'
import type { PersonalTableName } from '@/server/personal-tables'

/** Why people were erased at their term. */
const CAUSE_LABELS = {
  year_closed: 'année close',
  list_abandoned: 'aucune liste depuis la fin de l’année scolaire',
  people_left: 'parties, leur année scolaire étant finie',
  establishment_disabled: 'établissement désactivé',
} satisfies Record<ErasureCause, string>

type Erased = { schoolYear: number; why: ErasureCause; people: number; paired: number }

/** What was erased at its term: «listes 2026-2027, 1 295 personnes dont 544 appariées (année close)». */
export function erasedWords({ schoolYear, why, people, paired }: Erased): string {
  const all = `listes ${formatSchoolYear(schoolYear)}, ${counted(people, 'personne', 'personnes')}`
  // Who left had been out of the counts before.
  return why === 'people_left'
    ? `${all} (${CAUSE_LABELS[why]})`
    : `${all} dont ${counted(paired, 'appariée', 'appariées')} (${CAUSE_LABELS[why]})`
}

/** What a table holds, as its person reads it. */
export const TABLE_TITLES = {
  Person: 'Fiche actuelle',
  PersonChange: 'Fiche avant chaque import qui l’a changée',
  PlannedChange: 'Changements que ces listes apporteraient',
  ListImport: 'Lignes de listes en attente de confirmation',
  EntAccount: 'Comptes dans la liste de l’ENT',
  EntList: 'Liste de l’ENT en attente de confirmation',
  ReconciliationDecision: 'Rapprochements tranchés à la main',
  PairingCorrection: 'Appariements à défaire',
  RefusedPaste: 'Texte collé et refusé',
  Delivery: 'Archives de listes',
  SealedExport: SEALED_EXPORTS,
} satisfies Record<PersonalTableName, string>

const FIELD_LABELS: Record<string, string> = {
  profile: 'Profil',
  lastName: 'Nom',
  firstName: 'Prénom',
  className: 'Classe',
  pronoteId: 'Identifiant PRONOTE',
  casId: 'Identifiant CAS',
  arrivedAt: 'Arrivée dans une liste',
  absentSince: 'Absence de la liste depuis',
  lostPairingAt: 'Appariement perdu le',
  conflict: 'Identifiant CAS partagé avec une autre personne',
  importId: 'Import',
  fileName: 'Fichier',
  kind: 'Changement',
  createdAt: 'Apporté le',
  cells: 'Contenu de la ligne',
  entId: 'Identifiant dans l’ENT',
  isSame: 'Reconnue comme la même personne',
  decidedAt: 'Tranché le',
  askedAt: 'Demandé le',
  cancelledAt: 'Annulé le',
}

/** What a list that waits would do of a person. */
const CHANGE_LABELS = {
  insert: 'arrivée',
  update: 'fiche changée',
  absent: 'absence de la liste',
  conflict_begins: 'Identifiant CAS partagé avec une autre personne',
  conflict_ends: 'Identifiant CAS qui n’est plus partagé',
} satisfies Record<PlannedKind, string>

export function fieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? field
}

/**
 * A value of a table, in words. Lists that wait are kept as they were brought: marks that would turn the direction of
 * what is read are left out of what is shown.
 */
export function valueWords(field: string, value: unknown): string {
  if (value === null || value === '' || value === undefined) return '–'
  if (value instanceof Date) return formatDateTime(value)
  const label = choiceLabel(field, value)
  if (label !== null) return label
  if (Array.isArray(value))
    return value
      .map((cell) => legible(String(cell)))
      .filter(Boolean)
      .join(' · ')
  return legible(typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value))
}

/** The label of a value that is one of a few; null of what is told by itself. */
function choiceLabel(field: string, value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value !== 'string') return null
  if (field === 'profile' && value in PROFILE_LABELS) return PROFILE_LABELS[value as Profile].one
  if (field === 'kind' && value in CHANGE_LABELS) return CHANGE_LABELS[value as PlannedKind]
  return null
}

/** What is handed to a person: the same as the page shows, its dates and numbers as programs read them. */
export function personJson(uai: string, { tables, imports }: PersonFile): object {
  const named = tables.map(({ table, rows }) => [
    TABLE_TITLES[table],
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([field, value]) => [fieldLabel(field), choiceLabel(field, value) ?? value]),
      ),
    ),
  ])
  return {
    Établissement: uai,
    ...(Object.fromEntries(named) as object),
    Imports: imports.map(({ id, fileName, at }) => ({ Import: id, Fichier: fileName, 'Apporté le': at })),
  }
}

/** Where one person stands among those found. */
export function foundDetail({ profile, className }: FoundPerson): string {
  return [PROFILE_LABELS[profile].one, className].filter(Boolean).join(', ')
}

export function foundSentence(count: number): string {
  if (count === 0) return 'Aucune personne de ce nom dans les listes de cette année.'
  return `${count} ${plural(count, 'personne trouvée', 'personnes trouvées')}.`
}

export const ERASED = 'Les données de cette personne sont effacées. Le journal garde la date et le motif, sans son nom.'

export const PERSON_GONE = 'Cette personne n’est plus dans les listes de cette année : il n’y a rien à effacer.'

/** When the data of today is erased, as things stand; `days` after it is needed for the last time. */
export function erasureWords({ at, why, days }: { at: Date; why: ErasureCause; days: number }): string {
  const day = formatDate(at)
  if (why === 'year_closed') return `Le ${day} : cette année est close.`
  if (why === 'establishment_disabled') return `Le ${day} : l’établissement est désactivé.`
  return `${days} jours après la fin de l’année scolaire de la dernière liste : le ${day}, si aucune autre n’arrive. Qui a quitté les listes est effacé de même, l’année de son départ finie.`
}

/** Of an identifier of the ENT that two people bear, one of them by mistake; and of namesakes. */
export function othersAccountsSentence(accounts: number): string {
  const many = accounts > 1
  return frenchSpaces(
    `${formatNumber(accounts)} ${many ? 'comptes de l’ENT portent' : 'compte de l’ENT porte'} son identifiant ou son nom, mais ${many ? 'sont ceux d’autres personnes' : 'est celui d’une autre personne'} d’ici : ${many ? 'ils ne sont ni montrés sur cette page, ni effacés' : 'il n’est ni montré sur cette page, ni effacé'} avec elle.`,
  )
}

export const LIST_ORIGINS = { pronote: 'liste de PRONOTE', ent: 'liste de l’ENT' } satisfies Record<
  WaitingList['of'],
  string
>

/** Lists that wait hold their rows, and would bring back whoever is erased: they go with them. */
export function waitingTitle(lists: number): string {
  return lists === 1 ? 'Une liste en attente sera oubliée' : `${lists} listes en attente seront oubliées`
}

export function waitingSentence(lists: number): string {
  const them =
    lists === 1 ? 'Cette liste contient ses lignes et n’est' : 'Ces listes contiennent leurs lignes et ne sont'
  const confirm = lists === 1 ? 'Confirmez-la d’abord, ou apportez-la' : 'Confirmez-les d’abord, ou apportez-les'
  return `${them} pas encore ${plural(lists, 'confirmée', 'confirmées')}. ${confirm} de nouveau ensuite.`
}
