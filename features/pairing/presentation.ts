import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { ExportedPerson } from '@/features/pairing/mutations'
import { toCsv } from '@/lib/csv'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber, formatShare } from '@/lib/numbers'
import type { Table } from '@/lib/table-format'

/** `pairingHeadline(544, 1295)` is «544 sur 1 295 (42 %)». */
export function pairingHeadline(paired: number, people: number): string {
  return people === 0
    ? 'Personne'
    : `${formatNumber(paired)} sur ${formatNumber(people)} (${formatShare(paired, people)})`
}

/** What is known of why somebody is not paired: an empty cell does not tell never signed in from not recognised. */
export const UNPAIRED_REASONS = {
  empty: {
    label: 'Identifiant CAS vide',
    detail: 'Ne s’est pas encore connecté depuis l’ENT, ou n’a pas été reconnu.',
  },
  shared: {
    label: 'Identifiant CAS partagé',
    detail: frenchSpaces('Une autre personne porte le même : ni l’une ni l’autre ne compte tant que le conflit dure.'),
  },
}

const STATES = {
  paired: 'apparié',
  empty: 'non apparié',
  shared: 'conflit',
  absent: 'absent',
} satisfies Record<ExportedPerson['state'], string>

/** The list as a table that the school takes away. */
export function peopleTable(people: readonly ExportedPerson[]): Table {
  return {
    sheet: 'Personnes',
    header: ['Profil', 'Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS', 'État', 'Ce que l’on sait'],
    rows: people.map((person) => [
      PROFILE_LABELS[person.profile].one,
      person.lastName,
      person.firstName,
      person.className,
      person.pronoteId,
      person.casId,
      STATES[person.state],
      person.state === 'empty' || person.state === 'shared' ? UNPAIRED_REASONS[person.state].detail : null,
    ]),
  }
}

/** The same as the text of a CSV. */
export function peopleCsv(people: readonly ExportedPerson[]): string {
  const { header, rows } = peopleTable(people)
  return toCsv(header, rows)
}
