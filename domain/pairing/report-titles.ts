/** Titles of the report's file of people, told again when that file comes back as if it were a list. */
export const REPORT_TITLES = [
  ...['Profil', 'Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS', 'État'],
  ...['Raison', 'Précision', 'Que faire', 'Par qui'],
] as const
