/** Titles of the file of who differs between two imports; `isOwnReport` tells that file when it comes back. */
export const COMPARISON_TITLES = [
  ...['Différence', 'Nom', 'Prénom', 'Profil', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS'],
  ...['Au premier', 'Au second'],
] as const
