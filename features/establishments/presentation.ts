import type { Role } from '@/domain/access/policy'
import type { EstablishmentKind } from '@/domain/establishment/establishment-kind'
import type { UaiRefusal } from '@/domain/establishment/uai'
import type { Level } from '@/domain/people/level'
import { PROFILES, type Profile } from '@/domain/people/profile'
import type { Owner, Phase, Place, SetupState, StepState } from '@/domain/procedure/vocabulary'

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

export const SETUP_STATES = {
  not_started: { label: 'Non commencé' },
  in_progress: { label: 'En cours' },
  blocked: { label: 'Bloqué' },
  done: { label: 'Terminé' },
  not_concerned: { label: 'Non concerné' },
} satisfies Record<SetupState, { label: string }>

export const STEP_STATES = {
  todo: { label: 'À faire' },
  attested: { label: 'Attestée' },
  proven: { label: 'Prouvée' },
  exempted: { label: 'Dispensée' },
  blocked: { label: 'Bloquée' },
  not_applicable: { label: 'Sans objet' },
} satisfies Record<StepState, { label: string }>

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

/** Why a UAI is refused, with the letter that was expected when only the letter is wrong. */
export function uaiSentence(refusal: UaiRefusal): string {
  switch (refusal.reason) {
    case 'malformed':
      return 'Un numéro UAI compte sept chiffres et une lettre, par exemple 0311238C. Vérifiez la saisie.'
    case 'wrong_letter':
      return `La lettre ne correspond pas aux sept chiffres : la lettre attendue est ${refusal.expected}. Vérifiez les chiffres et la lettre.`
  }
}
