/** Every address of the application that a person or a program sees. */
export const routes = {
  home: () => '/',
  signIn: () => '/connexion',
  setPassword: (secret: string) => `/mot-de-passe/${secret}`,
  account: () => '/compte',
  accessibility: () => '/accessibilite',

  establishments: (query = '') => `/etablissements${query && `?${query}`}`,
  establishment: (uai: string) => `/etablissements/${uai}`,
  procedure: (uai: string, step?: string) => `/etablissements/${uai}/procedure${step ? `?etape=${step}` : ''}`,
  configuration: (uai: string) => `/etablissements/${uai}/configuration`,
  identifiers: (uai: string) => `/etablissements/${uai}/identifiants`,
  /** Where the form of a list is posted. */
  importUpload: (uai: string) => `/etablissements/${uai}/identifiants/depot`,
  import: (uai: string, importId: string) => `/etablissements/${uai}/identifiants/${importId}`,
  /** The rows left out by an analysis, as a file. */
  importFindings: (uai: string, importId: string) => `/etablissements/${uai}/identifiants/${importId}/anomalies`,
  pairing: (uai: string) => `/etablissements/${uai}/appariement`,
  pairingExport: (uai: string) => `/etablissements/${uai}/appariement/export`,
  journal: (uai: string) => `/etablissements/${uai}/journal`,
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
