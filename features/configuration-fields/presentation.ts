import type { Value, ValueName } from '@/domain/configuration/changed-values'
import type { ClientOs, ConfigurationField, Scheme, SubjectSource } from '@/domain/configuration/configuration'
import type { ValueKey } from '@/domain/configuration/values'

export type FieldGroup = 'cas' | 'address' | 'recognition' | 'export' | 'versions' | 'portal'

/** The groups of the form, in the order of the procedure. */
export const FIELD_GROUPS = {
  cas: 'Serveur CAS',
  address: 'Adresse et ports',
  recognition: 'Reconnaissance des utilisateurs',
  export: 'Export des identifiants',
  versions: 'Versions',
  portal: 'Portail ENT',
} satisfies Record<FieldGroup, string>

export type FieldPresentation = {
  group: FieldGroup
  label: string
  /** One line: where to find it. */
  hint: string
  example: string | null
}

/** In the order of the form. */
export const FIELDS = {
  casUrl: {
    group: 'cas',
    label: 'URL du serveur CAS',
    hint: 'Communiquée par l’administrateur CAS de l’ENT. Sans « /login » ni barre oblique à la fin.',
    example: 'https://cas.ecollege.haute-garonne.fr',
  },
  scheme: {
    group: 'address',
    label: 'Mode de publication',
    hint: 'Dans la fenêtre « ENT » de PRONOTE.net, « Paramètres d’écoute ». HTTPS est recommandé dès que vous avez un vrai certificat.',
    example: null,
  },
  listenAddress: {
    group: 'address',
    label: 'Adresse IP du serveur de la DMZ',
    hint: 'Dans les paramètres de PRONOTE.net : « Adresse IP du poste où est installé PRONOTE.net ». C’est l’adresse interne, utile à l’équipe réseau.',
    example: '192.168.222.60',
  },
  publicHost: {
    group: 'address',
    label: 'Adresse publique',
    hint: 'L’adresse ou le nom sous lequel le pare-feu (PFS) est vu d’Internet : demandez-la à l’équipe réseau. Sans « http:// » ni port.',
    example: 'pronote.mon-college.fr',
  },
  classicPort: {
    group: 'address',
    label: 'Port de PRONOTE.net',
    hint: 'Dans les paramètres de PRONOTE.net : « Numéro de port ». Le pare-feu doit le laisser passer.',
    example: '80',
  },
  casPort: {
    group: 'address',
    label: 'Port d’écoute CAS',
    hint: 'Dans la fenêtre « ENT », « Paramètres d’écoute ». Différent du précédent ; le pare-feu doit aussi le laisser passer.',
    example: '82',
  },
  customServiceUrl: {
    group: 'address',
    label: 'Adresse personnalisée',
    hint: 'Seulement si vos utilisateurs passent par un autre serveur web ou un reverse-proxy. Elle remplace l’adresse du service ; sinon, laissez vide.',
    example: 'https://pronote.mon-college.fr/pronote.net/cas/',
  },
  directAccess: {
    group: 'address',
    label: 'Garder aussi un accès direct à PRONOTE, sans passer par l’ENT',
    hint: 'Dans la fenêtre « ENT » : « Autoriser l’authentification directe par PRONOTE.net ».',
    example: null,
  },
  subjectSource: {
    group: 'recognition',
    label: 'Ce qui désigne l’utilisateur dans la réponse du serveur CAS',
    hint: 'Communiqué par l’administrateur CAS ; à choisir dans la fenêtre qui s’ouvre par le bouton marteau-clé.',
    example: null,
  },
  subjectAttribute: {
    group: 'recognition',
    label: 'Attribut CAS de l’utilisateur',
    hint: 'Communiqué par l’administrateur CAS, si l’utilisateur est désigné par un attribut.',
    example: 'login',
  },
  recognition: {
    group: 'recognition',
    label: 'Reconnaissance à la première connexion',
    hint: 'Dans la même fenêtre : « Reconnaissance de l’utilisateur dans PRONOTE à la première connexion ».',
    example: null,
  },
  identifierAttribute: {
    group: 'recognition',
    label: 'Attribut CAS contenant l’identifiant PRONOTE',
    hint: 'Communiqué par l’administrateur CAS. Majuscules et minuscules comptent.',
    example: 'idPronote',
  },
  establishmentNumber: {
    group: 'export',
    label: 'Numéro de l’établissement',
    hint: 'Le numéro UAI (ancien RNE) : sept chiffres et une lettre.',
    example: '0311238C',
  },
  matchingCode: {
    group: 'export',
    label: 'Code de rapprochement',
    hint: 'Communiqué par l’administrateur CAS, à recopier tel quel.',
    example: 'PRONOTECAS',
  },
  exportTarget: {
    group: 'export',
    label: 'Les données exportées peuvent être déchiffrées par',
    hint: 'Le nom de votre ENT dans la liste proposée par PRONOTE.net.',
    example: "K-d'école",
  },
  serverVersion: {
    group: 'versions',
    label: 'Version du serveur PRONOTE',
    hint: 'Dans la barre de titre du serveur PRONOTE, ou par son menu « Assistance ». Il faut au moins la 0.0.12.',
    example: '0.0.12',
  },
  netVersion: {
    group: 'versions',
    label: 'Version de PRONOTE.net',
    hint: 'Dans la barre de titre de PRONOTE.net, sur le serveur de la DMZ.',
    example: '0.0.12',
  },
  clientOs: {
    group: 'versions',
    label: 'Windows du poste client',
    hint: 'Celui du poste où est installé le Client PRONOTE. Windows XP demande le Service Pack 3.',
    example: null,
  },
  portalCode: {
    group: 'portal',
    label: 'Code',
    hint: 'À votre choix ; il distingue le service dans la liste des services tiers de l’ENT.',
    example: 'Pronote',
  },
  portalSsoType: {
    group: 'portal',
    label: 'Type de SSO',
    hint: 'À choisir dans la liste du portail ; c’est lui qui évite de se connecter deux fois.',
    example: 'SSO Pronote avec CAS',
  },
  portalTitle: {
    group: 'portal',
    label: 'Intitulé',
    hint: 'À votre choix : le texte du raccourci que verront les utilisateurs.',
    example: 'Pronote',
  },
  portalOrder: {
    group: 'portal',
    label: 'Ordre',
    hint: 'Le rang du raccourci parmi les services de l’ENT : les plus petits d’abord.',
    example: '10.0',
  },
  portalXiti: {
    group: 'portal',
    label: 'Type Xiti',
    hint: 'La rubrique des statistiques de l’ENT, à choisir dans la liste du portail.',
    example: 'Les notes',
  },
} satisfies Record<ConfigurationField, FieldPresentation>

const SCHEME_LABELS = {
  http: 'HTTP (évaluation, ou derrière un serveur qui porte le HTTPS)',
  https: 'HTTPS (recommandé)',
} satisfies Record<Scheme, string>

export const SUBJECT_SOURCE_LABELS = {
  subject: 'L’identifiant utilisateur CAS (Subject)',
  attribute: 'Un attribut CAS',
} satisfies Record<SubjectSource, string>

const RECOGNITION_LABELS = {
  pronote_identifier: 'Avec l’identifiant PRONOTE de l’utilisateur',
} satisfies Record<'pronote_identifier', string>

const CLIENT_OS_LABELS = {
  windows_xp: 'Windows XP',
  windows_vista: 'Windows Vista',
  windows_7: 'Windows 7',
  windows_later: 'Plus récent que Windows 7',
} satisfies Record<ClientOs, string>

export const VALUES = {
  publicUrl: { label: 'URL publique de PRONOTE.net', hint: 'L’adresse de PRONOTE vue d’Internet.' },
  serviceUrl: { label: 'URL de PRONOTE.net pour le serveur CAS', hint: 'L’adresse du service, à déclarer dans l’ENT.' },
  testServiceUrl: {
    label: 'Adresse du service pendant le test',
    hint: 'Celle qu’envoie la fenêtre de test ; l’ENT doit aussi l’accepter.',
  },
  reservedPrefix: { label: 'Préfixe d’URL à réserver', hint: 'Réservé une fois, sur le serveur de la DMZ.' },
  authenticationUrl: {
    label: 'URL pour l’authentification',
    hint: 'Construite par PRONOTE.net : vérifiez qu’elle est identique.',
  },
  validationUrl: {
    label: 'URL pour la validation',
    hint: 'Construite par PRONOTE.net : vérifiez qu’elle est identique.',
  },
  directUrl: { label: 'URL d’accès direct', hint: 'Pour se connecter sans passer par l’ENT.' },
  portalUrl: { label: 'URL du service dans le portail', hint: 'À saisir dans l’ENT, port compris.' },
} satisfies Record<ValueKey, { label: string; hint: string }>

/** The names of fields, and of what follows from them, in one sentence: «Adresse publique», «Port d’écoute CAS». */
export function valueNames(names: readonly string[]): string {
  return names.map((name) => `« ${valueLabel(name)} »`).join(', ')
}

/** A name that is no longer known stands for itself. */
export function valueLabel(name: string): string {
  if (isField(name)) return FIELDS[name].label
  return isValueKey(name) ? VALUES[name].label : name
}

export function isField(name: string): name is ConfigurationField {
  return Object.hasOwn(FIELDS, name)
}

export function isValueKey(name: string): name is ValueKey {
  return Object.hasOwn(VALUES, name)
}

/** A value as it reads on a screen; null when it is not known. */
export function shownValue(name: ValueName, value: Value | null): string | null {
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non'
  if (value === null) return null
  const labels = isField(name) ? CHOICE_LABELS[name] : undefined
  return labels?.[String(value)] ?? String(value)
}

/** The fields that are a choice, with the words of each value. */
export const CHOICE_LABELS: Partial<Record<ConfigurationField, Record<string, string>>> = {
  scheme: SCHEME_LABELS,
  subjectSource: SUBJECT_SOURCE_LABELS,
  recognition: RECOGNITION_LABELS,
  clientOs: CLIENT_OS_LABELS,
}
