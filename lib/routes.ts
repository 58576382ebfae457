/** Every address of the application that a person or a program sees. */
export const routes = {
  home: () => '/',
  /** `next`: where to go once signed in, when it is not home. */
  signIn: (next?: string) => (next && next !== '/' ? `/connexion?suite=${encodeURIComponent(next)}` : '/connexion'),
  setPassword: (secret: string) => `/mot-de-passe/${secret}`,
  account: () => '/compte',
  accessibility: () => '/accessibilite',

  establishments: (query = '') => `/etablissements${query && `?${query}`}`,
  establishment: (uai: string) => `/etablissements/${uai}`,
  /** `place` keeps what is shown to what is done in front of one machine. */
  procedure: (uai: string, step?: string | null, place?: string | null) =>
    `/etablissements/${uai}/procedure${query({ etape: step, lieu: place })}`,
  /** With a field, straight to it. */
  configuration: (uai: string, field?: string) => `/etablissements/${uai}/configuration${field ? `#${field}` : ''}`,
  /** With the code of a refusal, when the list just brought was refused. */
  identifiers: (uai: string, refusal?: string) => `/etablissements/${uai}/identifiants${query({ refus: refusal })}`,
  /** Where the form of a list is posted. */
  importUpload: (uai: string) => `/etablissements/${uai}/identifiants/depot`,
  import: (uai: string, importId: string) => `/etablissements/${uai}/identifiants/${importId}`,
  /** The rows left out by an analysis, as a file. */
  importFindings: (uai: string, importId: string) => `/etablissements/${uai}/identifiants/${importId}/anomalies`,
  pairing: (uai: string, filter: Record<string, string> = {}) => `/etablissements/${uai}/appariement${query(filter)}`,
  /** The same list whole, for paper. */
  pairingPrint: (uai: string, filter: Record<string, string> = {}) =>
    `/etablissements/${uai}/appariement/impression${query(filter)}`,
  pairingExport: (uai: string, list: 'nonapparies' | 'personnes' = 'nonapparies') =>
    `/etablissements/${uai}/appariement/export?liste=${list}`,
  /** `before`: the entry after which to go on, towards the past. */
  journal: (uai: string, group?: string | null, before?: string | null) =>
    `/etablissements/${uai}/journal${query({ sujet: group, avant: before })}`,
  establishmentsPrint: (query = '') => `/etablissements/impression${query && `?${query}`}`,
  establishmentsExport: (query = '') => `/etablissements/export${query && `?${query}`}`,

  administration: () => '/administration',
  administrationEstablishments: () => '/administration/etablissements',
  administrationEstablishment: (uai: string) => `/administration/etablissements/${uai}`,
  newEstablishment: () => '/administration/etablissements/nouveau',
  directory: () => '/administration/annuaire',
  directoryUpload: () => '/administration/annuaire/depot',
  ents: () => '/administration/ents',
  ent: (id: string) => `/administration/ents/${id}`,
  newEnt: () => '/administration/ents/nouveau',
  accounts: () => '/administration/comptes',
  accountAdministration: (id: string) => `/administration/comptes/${id}`,
  newAccount: () => '/administration/comptes/nouveau',
} as const

/** `query({ etape: 'a', lieu: null })` is `?etape=a`; nothing is the empty text. */
function query(parameters: Record<string, string | null | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length ? `?${new URLSearchParams(given).toString()}` : ''
}
