import { COMPARISON_TITLES } from '@/domain/comparison/comparison-titles'

/** Titles of the report's file of people, told again when that file comes back as if it were a list. */
export const REPORT_TITLES = [
  ...['Profil', 'Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS', 'État'],
  ...['Raison', 'Précision', 'Que faire', 'Par qui'],
] as const

/** Whether a table with these titles is that file, or that of a comparison. */
export function isOwnReport(titles: readonly string[]): boolean {
  return [REPORT_TITLES, COMPARISON_TITLES].some((own) => own.every((title) => titles.includes(title)))
}
