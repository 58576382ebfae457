import type { Finding, FindingCode } from '@/domain/configuration/finding'

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
