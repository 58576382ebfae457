/** Every address of the application that a person or a program sees. */
export const routes = {
  home: () => '/',
  /** `next`: where to go once signed in, when it is not home. */
  signIn: (next?: string) => (next && next !== '/' ? `/connexion?suite=${encodeURIComponent(next)}` : '/connexion'),
  setPassword: (secret: string) => `/mot-de-passe/${secret}`,
  account: () => '/compte',
  webhooks: () => '/compte/webhooks',
  accessibility: () => '/accessibilite',
  privacy: () => '/donnees-conservees',

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
  /** What became of each file of an archive. */
  delivery: (uai: string, deliveryId: string) => `/etablissements/${uai}/identifiants/depots/${deliveryId}`,
  /** The rows left out by an analysis, as a file. */
  importFindings: (uai: string, importId: string) => `/etablissements/${uai}/identifiants/${importId}/anomalies`,
  /** With the id of the one just noted, straight to what it says. */
  portalImports: (uai: string, noted?: string) =>
    `/etablissements/${uai}/imports-ent${query({ note: noted })}${noted ? '#resultat' : ''}`,
  /** Where the ENT's own list of logins is brought; with the code of a refusal. */
  entLists: (uai: string, refusal?: string) => `/etablissements/${uai}/identifiants/ent${query({ refus: refusal })}`,
  entListUpload: (uai: string) => `/etablissements/${uai}/identifiants/ent/depot`,
  entList: (uai: string, listId: string) => `/etablissements/${uai}/identifiants/ent/${listId}`,
  pairing: (uai: string, filter: Record<string, string> = {}) => `/etablissements/${uai}/appariement${query(filter)}`,
  /** People whose login in the ENT is in doubt, and those who were decided: a page of each, from 1. */
  reconciliation: (uai: string, { cases = 1, decided = 1 } = {}) =>
    `/etablissements/${uai}/appariement/rapprochement${query({ page: later(cases), tranches: later(decided) })}${decided > 1 ? '#decided' : ''}`,
  /** Wrong pairings that are being undone, and where one is chosen. */
  corrections: (uai: string, filter: Record<string, string> = {}) =>
    `/etablissements/${uai}/appariement/corrections${query(filter)}`,
  correction: (uai: string, personKey: string) => `/etablissements/${uai}/appariement/corrections/${personKey}`,
  /** `before`: the entry after which to go on, towards the past. */
  journal: (uai: string, group?: string | null, before?: string | null) =>
    `/etablissements/${uai}/journal${query({ sujet: group, avant: before })}`,
  /** The imports that wait for an approval, of all the establishments that someone sees. */
  heldImports: () => '/etablissements/imports-retenus',
  /** What is kept of the people of an establishment. */
  keptData: (uai: string) => `/etablissements/${uai}/donnees`,
  /** By the id of the record: a name has no place in an address. */
  person: (uai: string, personId: string) => `/etablissements/${uai}/donnees/${personId}`,
  personFile: (uai: string, personId: string) => `/etablissements/${uai}/donnees/${personId}/fichier`,
  pairingExport: (uai: string, list: 'nonapparies' | 'personnes' = 'nonapparies', format = 'csv') =>
    `/etablissements/${uai}/appariement/export${query({ liste: list, format })}`,
  /** The whole report, laid out for paper. */
  pairingPrint: (uai: string) => `/etablissements/${uai}/appariement/impression`,
  /** Letters to the unpaired: for whom, with which words. */
  letters: (uai: string, address: Record<string, string> = {}) =>
    `/etablissements/${uai}/appariement/lettres${query(address)}`,
  /** Where the form that makes them is posted. */
  lettersPdf: (uai: string) => `/etablissements/${uai}/appariement/lettres/pdf`,
  /** What changed between two imports. */
  comparison: (uai: string, address: Record<string, string> = {}) =>
    `/etablissements/${uai}/appariement/comparaison${query(address)}`,
  comparisonExport: (uai: string, address: Record<string, string>, format: string) =>
    `/etablissements/${uai}/appariement/comparaison/export${query({ ...address, format })}`,
  /** The pairing of everything that someone follows. */
  report: (query = '') => `/appariement${query && `?${query}`}`,
  reportExport: (format: string, query = '') => `/appariement/export?format=${format}${query && `&${query}`}`,
  establishmentsPrint: (query = '') => `/etablissements/impression${query && `?${query}`}`,
  establishmentsExport: (query = '') => `/etablissements/export${query && `?${query}`}`,

  administration: () => '/administration',
  administrationEstablishments: () => '/administration/etablissements',
  administrationEstablishment: (uai: string) => `/administration/etablissements/${uai}`,
  newEstablishment: () => '/administration/etablissements/nouveau',
  directory: () => '/administration/annuaire',
  directoryUpload: () => '/administration/annuaire/depot',
  /** Lists of several establishments; with the code of a refusal, when the one just brought was refused. */
  importGroups: (refusal?: string) => `/administration/listes${query({ refus: refusal })}`,
  importGroupUpload: () => '/administration/listes/depot',
  importGroup: (groupId: string, page?: number) =>
    `/administration/listes/${groupId}${query({ page: page && page > 1 ? String(page) : null })}`,
  /** What became of each establishment, as a file. */
  importGroupReport: (groupId: string) => `/administration/listes/${groupId}/rapport`,
  ents: () => '/administration/ents',
  ent: (id: string) => `/administration/ents/${id}`,
  newEnt: () => '/administration/ents/nouveau',
  holdThresholds: () => '/administration/seuils',
  accounts: () => '/administration/comptes',
  accountAdministration: (id: string) => `/administration/comptes/${id}`,
  newAccount: () => '/administration/comptes/nouveau',
} as const

/** `query({ etape: 'a', lieu: null })` is `?etape=a`; nothing is the empty text. */
function query(parameters: Record<string, string | null | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length ? `?${new URLSearchParams(given).toString()}` : ''
}

/** A page of a list as its address writes it: the first goes without saying. */
function later(page: number): string | null {
  return page > 1 ? String(page) : null
}
