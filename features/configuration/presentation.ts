import type { ConfigurationSaved } from '@/features/configuration/mutations'
import type {
  ClientOs,
  Configuration,
  ConfigurationField,
  Scheme,
  SubjectSource,
} from '@/domain/configuration/configuration'
import type { Finding, FindingCode } from '@/domain/configuration/finding'
import type { ValueKey } from '@/domain/configuration/values'
import { formatDateTime } from '@/lib/dates'
import { plural } from '@/lib/plural'

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

type Params = Finding['params']

const NOT_PUBLIC = 'Indiquez l’adresse sous laquelle votre pare-feu est vu d’Internet.'

const SENTENCES = {
  host_malformed: ({ host }) =>
    `« ${host} » n’est ni un nom complet ni une adresse IP. Attendu : un nom comme pronote.mon-college.fr, ou quatre nombres de 0 à 255 séparés par des points.`,
  host_not_bare: ({ host }) =>
    `« ${host} » contient plus que l’adresse. Retirez ce qui l’entoure (« http:// », port, chemin).`,
  host_local_name: ({ host }) =>
    `« ${host} » est un nom du réseau interne : personne ne le connaît au dehors. ${NOT_PUBLIC}`,
  host_private: ({ host }) =>
    `« ${host} » est une adresse privée : elle ne fonctionne que dans l’établissement, pas depuis la maison. ${NOT_PUBLIC}`,
  host_loopback: ({ host }) =>
    `« ${host} » désigne l’ordinateur lui-même : personne d’autre ne peut l’atteindre. ${NOT_PUBLIC}`,
  host_link_local: ({ host }) =>
    `« ${host} » est une adresse qu’un ordinateur se donne quand il n’en reçoit pas : elle n’est pas visible d’Internet. ${NOT_PUBLIC}`,
  host_carrier_grade_nat: ({ host }) =>
    `« ${host} » est une adresse partagée par votre opérateur : on ne peut pas vous y joindre. Demandez-lui une adresse publique fixe.`,
  host_documentation: ({ host }) =>
    `« ${host} » est une adresse réservée aux exemples des documentations. ${NOT_PUBLIC}`,
  host_multicast: ({ host }) =>
    `« ${host} » est une adresse de diffusion à plusieurs machines, pas celle d’un serveur. ${NOT_PUBLIC}`,
  host_reserved: ({ host }) =>
    `« ${host} » appartient à une plage réservée, qui n’est pas visible d’Internet. ${NOT_PUBLIC}`,
  host_sample: ({ host }) =>
    `« ${host} » est l’adresse donnée en exemple dans la procédure, pas la vôtre. ${NOT_PUBLIC}`,
  host_example_name: ({ host }) => `« ${host} » est un nom réservé aux exemples : vérifiez que c’est bien le vôtre.`,
  host_upper_case: ({ host }) =>
    `« ${host} » : certains serveurs CAS distinguent les majuscules. Écrivez l’adresse en minuscules, partout de la même façon.`,
  listen_address_malformed: ({ value }) =>
    `« ${value} » n’est ni une adresse IP ni un nom de machine. Recopiez l’adresse affichée par PRONOTE.net, par exemple 192.168.222.60.`,
  listen_address_public: ({ value }) =>
    `« ${value} » est une adresse publique. Ici, PRONOTE.net affiche d’ordinaire l’adresse interne du serveur (192.168.…, 10.…, 172.16.…) : l’adresse publique est celle du pare-feu, à écrire dans « Adresse publique ». Vérifiez-la.`,
  port_not_integer: () => 'Un port est un nombre entier, en chiffres seulement, par exemple 80.',
  port_out_of_range: ({ value, min, max }) => `${value} n’est pas un port : il en faut un entre ${min} et ${max}.`,
  port_of_other_scheme: ({ value, scheme }) =>
    `Le port ${value} est d’ordinaire celui du ${scheme === 'http' ? 'HTTPS' : 'HTTP'}, et vous publiez en ${scheme === 'http' ? 'HTTP' : 'HTTPS'} : vérifiez l’un ou l’autre.`,
  ports_equal: ({ value }) =>
    `Le port ${value} est indiqué deux fois. PRONOTE.net écoute sur deux ports différents, par exemple 80 et 82.`,
  scheme_http: () =>
    'En HTTP, les échanges ne sont pas protégés. C’est possible pour essayer, ou derrière un serveur qui porte le HTTPS ; sinon, passez en HTTPS avec un vrai certificat.',
  https_with_ip_address: ({ host }) =>
    `Un certificat est délivré pour un nom, presque jamais pour une adresse comme ${host} : en HTTPS, les navigateurs afficheront une alerte. Demandez un nom à l’équipe réseau.`,
  cas_url_malformed: ({ value }) =>
    `« ${value} » n’est pas une adresse web. Elle commence par « https:// », par exemple https://cas.ecollege.haute-garonne.fr.`,
  cas_url_with_query: () =>
    'L’URL du serveur CAS ne contient ni « ? » ni « # ». Gardez ce qui précède : PRONOTE.net ajoute le reste lui-même.',
  cas_url_with_endpoint: () =>
    'Cette adresse mène à une page du serveur CAS. Donnez seulement la base : PRONOTE.net ajoute « /login » et « /samlValidate » lui-même.',
  cas_url_trailing_slash: () =>
    'Retirez la barre oblique de la fin : PRONOTE.net en ajoute une, et une adresse à deux barres serait refusée.',
  cas_url_http: () =>
    'Le serveur CAS d’un ENT est d’ordinaire en HTTPS : vérifiez l’adresse auprès de l’administrateur CAS.',
  service_url_malformed: ({ value }) =>
    `« ${value} » n’est pas une adresse web complète. Exemple : https://pronote.mon-college.fr/pronote.net/cas/.`,
  service_url_with_query: () => 'L’adresse personnalisée ne contient ni « ? » ni « # ». Gardez ce qui précède.',
  service_url_no_trailing_slash: () =>
    'L’adresse du service se termine d’ordinaire par une barre oblique. Le serveur CAS compare lettre à lettre : vérifiez-la.',
  service_url_http: () =>
    'Cette adresse est en HTTP : les échanges ne sont pas protégés. Si votre reverse-proxy porte le HTTPS, écrivez « https:// ».',
  subject_attribute_missing: () =>
    'Vous avez choisi de désigner l’utilisateur par un attribut CAS : indiquez lequel. L’administrateur CAS le communique.',
  attribute_name_with_space: () => 'Le nom d’un attribut CAS ne contient pas d’espace : vérifiez la copie.',
  establishment_number_malformed: ({ value }) =>
    `« ${value} » n’est pas un numéro UAI : il faut sept chiffres et une lettre, par exemple 0311238C.`,
  establishment_number_wrong_letter: ({ value, expected }) =>
    `« ${value} » : pour ces sept chiffres, la lettre attendue est ${expected}. Vérifiez les chiffres et la lettre.`,
  establishment_number_of_another: ({ value, uai }) =>
    `« ${value} » n’est pas le numéro de votre établissement (${uai}). C’est possible dans une cité scolaire ; sinon, corrigez.`,
  version_unreadable: ({ value }) =>
    `« ${value} » n’est pas un numéro de version : recopiez seulement les nombres et les points, par exemple 0.0.12.`,
  server_version_too_old: ({ value, floor }) =>
    `La version ${value} du serveur PRONOTE est trop ancienne : ses défauts empêchent plusieurs opérations. Installez au moins la ${floor} avant de continuer.`,
  field_missing: () => 'Ce champ n’a pas été reçu. Remplissez-le, puis enregistrez à nouveau.',
  field_too_long: ({ max }) => `Ce texte est trop long : ${max} caractères au plus. Vérifiez la copie.`,
  field_unreadable: () => 'Cette valeur n’a pas la forme attendue. Vérifiez-la, puis enregistrez à nouveau.',
} satisfies Record<FindingCode, (params: Params) => string>

/** What is wrong, why, and what to do. The suggestion is shown beside it, as a value to accept. */
export function findingSentence({ code, params }: Pick<Finding, 'code' | 'params'>): string {
  return SENTENCES[code](params)
}

/** Each field with its first error, and the value to accept in its place when there is one. */
export function fieldSentences(findings: readonly Finding[]): Record<string, string> {
  const sentences: Record<string, string> = {}
  for (const finding of findings) {
    const [field] = finding.fields
    if (!field || finding.severity !== 'error') continue
    const proposal = finding.suggestion ? ` Valeur proposée : ${finding.suggestion}` : ''
    sentences[field] ??= `${findingSentence(finding)}${proposal}`
  }
  return sentences
}

/** The names of fields in one sentence: «Adresse publique», «Port d’écoute CAS». */
export function fieldNames(fields: readonly string[]): string {
  return fields.map((field) => `« ${isField(field) ? FIELDS[field].label : field} »`).join(', ')
}

export function isField(name: string): name is ConfigurationField {
  return Object.hasOwn(FIELDS, name)
}

const MOST_TOLD = 6

/** What was saved, and what in the other programs may not follow it any more. */
export function savedSentence({ changed, toRecheck }: Pick<ConfigurationSaved, 'changed' | 'toRecheck'>): string {
  if (changed.length === 0) return 'Rien n’a changé : ces valeurs étaient déjà enregistrées.'
  const saved = `La configuration est enregistrée. ${plural(changed.length, 'Modifié', 'Modifiés')} : ${fieldNames(changed)}.`
  return toRecheck.length === 0 ? saved : `${saved} ${recheckSentence(toRecheck.map(({ title }) => title))}`
}

function recheckSentence(titles: readonly string[]): string {
  const told = titles.slice(0, MOST_TOLD).map((title) => `« ${title} »`)
  const more = titles.length > MOST_TOLD ? `, et ${titles.length - MOST_TOLD} de plus` : ''
  const which = plural(
    titles.length,
    'cette étape déjà faite emploie une valeur qui vient de changer, reprenez-la',
    'ces étapes déjà faites emploient une valeur qui vient de changer, reprenez-les',
  )
  return `Attention, ${which} dans PRONOTE, l’ENT ou le pare-feu : ${told.join(', ')}${more}.`
}

/** What somebody else changed while the form was open. */
export function changedMeanwhileSentence(
  changes: readonly { byName: string; at: Date; fields: readonly string[] }[],
): string {
  const told = changes.map(({ byName, at, fields }) => `${byName}, le ${formatDateTime(at)} : ${fieldNames(fields)}`)
  const who = told.length ? ` (${told.join(' ; ')})` : ''
  return `La configuration a été modifiée entre-temps${who}. Votre saisie est conservée ci-dessous : comparez-la, puis enregistrez à nouveau pour la garder.`
}

/** A field as it reads on a screen; null when it is not filled in. */
export function shownField(field: ConfigurationField, configuration: Configuration): string | null {
  const value = configuration[field]
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non'
  if (value === null) return null
  const labels = CHOICE_LABELS[field]
  return labels?.[String(value)] ?? String(value)
}

/** The fields that are a choice, with the words of each value. */
export const CHOICE_LABELS: Partial<Record<ConfigurationField, Record<string, string>>> = {
  scheme: SCHEME_LABELS,
  subjectSource: SUBJECT_SOURCE_LABELS,
  recognition: RECOGNITION_LABELS,
  clientOs: CLIENT_OS_LABELS,
}
