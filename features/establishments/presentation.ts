import type { Role } from '@/domain/access/policy'
import type { ContactFault } from '@/domain/establishment/contact'
import type { DirectoryRefusal } from '@/domain/establishment/directory'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import type { RowFault } from '@/domain/establishment/read-directory-row'
import type { UaiRefusal } from '@/domain/establishment/uai'
import type { Level } from '@/domain/people/level'
import { PROFILES, type Profile } from '@/domain/people/profile'
import type { Owner, Phase, Place, SetupState, StepState } from '@/domain/procedure/vocabulary'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'

export const KIND_LABELS = {
  college: 'Collège',
  lycee: 'Lycée',
  lycee_pro: 'Lycée professionnel',
  erea: 'EREA',
  other: 'Autre établissement',
} satisfies Record<EstablishmentKind, string>

export const PHASE_LABELS = {
  prerequisites: 'Préalables',
  pronote_net: 'PRONOTE.net',
  client: 'Client PRONOTE',
  portal: 'Portail ENT',
  identifiers: 'Identifiants',
} satisfies Record<Phase, string>

export const PLACE_LABELS = {
  server: 'Serveur PRONOTE',
  dmz: 'Serveur de la DMZ',
  client: 'Poste client',
  portal: 'Portail ENT',
  network: 'Pare-feu',
} satisfies Record<Place, string>

export const OWNER_LABELS = {
  school: 'Établissement',
  academy: 'Académie',
  ent: 'ENT',
  network: 'Équipe réseau',
} satisfies Record<Owner, string>

/** Inside a sentence: «en attente de l’équipe réseau». */
export const OWNER_IN_SENTENCE = {
  school: 'l’établissement',
  academy: 'l’académie',
  ent: 'l’ENT',
  network: 'l’équipe réseau',
} satisfies Record<Owner, string>

export type Tone = 'neutral' | 'progress' | 'success' | 'danger' | 'muted'

/** A state is never told by colour alone: a glyph and a word stand with it. */
export type StatePresentation = { label: string; glyph: string; tone: Tone }

export const SETUP_STATES = {
  not_started: { label: 'Non commencé', glyph: '○', tone: 'neutral' },
  in_progress: { label: 'En cours', glyph: '◐', tone: 'progress' },
  blocked: { label: 'Bloqué', glyph: '!', tone: 'danger' },
  done: { label: 'Terminé', glyph: '✓', tone: 'success' },
  not_concerned: { label: 'Non concerné', glyph: '–', tone: 'muted' },
} satisfies Record<SetupState, StatePresentation>

export const STEP_STATES = {
  todo: { label: 'À faire', glyph: '○', tone: 'neutral' },
  attested: { label: 'Attesté', glyph: '✓', tone: 'progress' },
  proven: { label: 'Prouvé', glyph: '✔', tone: 'success' },
  exempted: { label: 'Dispensé', glyph: '–', tone: 'muted' },
  blocked: { label: 'Bloqué', glyph: '!', tone: 'danger' },
  not_applicable: { label: 'Sans objet', glyph: '·', tone: 'muted' },
} satisfies Record<StepState, StatePresentation>

export const PROFILE_LABELS = {
  pupil: { one: 'élève', many: 'élèves', title: 'Élèves' },
  guardian: { one: 'responsable', many: 'responsables', title: 'Responsables' },
  teacher: { one: 'professeur', many: 'professeurs', title: 'Professeurs' },
  staff: { one: 'personnel', many: 'personnels', title: 'Personnels' },
} satisfies Record<Profile, { one: string; many: string; title: string }>

/** `profileWords({ profile: 'pupil', className: '4A' })` is «élève de 4A»; without class, «élève». */
export function profileWords({ profile, className }: { profile: Profile; className: string | null }): string {
  return [PROFILE_LABELS[profile].one, className].filter(Boolean).join(' de ')
}

/** The choice of a profile, as a form offers it. */
export const PROFILE_OPTIONS = PROFILES.map((profile) => ({ value: profile, label: PROFILE_LABELS[profile].title }))

export const LEVEL_LABELS = {
  sixieme: 'Sixième',
  cinquieme: 'Cinquième',
  quatrieme: 'Quatrième',
  troisieme: 'Troisième',
  seconde: 'Seconde',
  premiere: 'Première',
  terminale: 'Terminale',
} satisfies Record<Level, string>

/** Of a class whose name does not tell. */
export const NO_LEVEL = 'Niveau non reconnu'

export const ROLE_LABELS = {
  operator: 'Opérateur',
  academy_admin: 'Administrateur académique',
  support: 'Assistance académique',
  school_admin: 'Administrateur de l’établissement',
  school_reader: 'Lecteur de l’établissement',
} satisfies Record<Role, string>

export const CONTACT_SENTENCES = {
  name_too_long: 'Ce nom est trop long : 120 caractères au plus.',
  telephone_malformed:
    'Ce numéro de téléphone n’est pas complet. Attendu : dix chiffres (05 61 00 00 00), ou un numéro international qui commence par « + ».',
  email_malformed:
    'Cette adresse électronique n’est pas complète. Attendu : un nom, une arobase et un domaine (ce.0311238c@ac-toulouse.fr).',
} satisfies Record<ContactFault, string>

/** Why a UAI is refused, with the letter that was expected when only the letter is wrong. */
export function uaiSentence(refusal: UaiRefusal): string {
  switch (refusal.reason) {
    case 'malformed':
      return 'Un numéro UAI compte sept chiffres et une lettre, par exemple 0311238C. Vérifiez la saisie.'
    case 'wrong_letter':
      return `La lettre ne correspond pas aux sept chiffres : la lettre attendue est ${refusal.expected}. Vérifiez les chiffres et la lettre.`
  }
}

/** Why a row of the directory was left out. */
export function directoryFaultSentence(fault: RowFault): string {
  switch (fault.reason) {
    case 'no_name':
      return 'Le nom de l’établissement manque dans l’annuaire.'
    case 'unknown_department':
      return 'Son département n’est pas reconnu.'
    default:
      return uaiSentence(fault)
  }
}

const DOWNLOAD_AGAIN =
  'Téléchargez l’« Annuaire de l’éducation » au format CSV sur data.education.gouv.fr, puis déposez-le sans l’ouvrir.'

/** Why a file is not taken as the directory, and which one to bring. */
export function directoryRefusalSentence(refusal: DirectoryRefusal): string {
  return `${directoryFailure(refusal)} ${DOWNLOAD_AGAIN}`
}

function directoryFailure(refusal: DirectoryRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return 'Ce fichier est vide.'
    case 'binary':
      return 'Ce fichier n’est pas du texte : c’est peut-être un classeur, une archive ou une image.'
    case 'truncated':
      return 'Ce fichier s’arrête au milieu d’un caractère : son téléchargement a dû être interrompu.'
    case 'too_large':
      return `Ce fichier dépasse ${formatNumber(Math.floor(refusal.maxBytes / 1024 / 1024))} Mo, alors que l’annuaire national entier en fait une cinquantaine.`
    case 'not_directory':
      return `Ce fichier n’est pas l’annuaire de l’éducation : il y manque ${plural(refusal.missing.length, 'la colonne', 'les colonnes')} ${refusal.missing.join(', ')}.`
    case 'unclosed_quote':
      return `Un guillemet ouvert à la ligne ${formatNumber(refusal.line)} n’est jamais refermé : le fichier est sans doute incomplet.`
  }
}
