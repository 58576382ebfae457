import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { ExportedPerson } from '@/features/pairing/mutations'
import type { UnpairedFilter } from '@/features/pairing/queries'
import { toCsv } from '@/lib/csv'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber, formatShare } from '@/lib/numbers'

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

/** What a list of the unpaired is kept to, in words: «Élèves», «Classe 3A», «Initiale M». */
export function filterWords({ profile, className, initial }: UnpairedFilter): string[] {
  return [
    ...(profile ? [PROFILE_LABELS[profile].title] : []),
    ...(className === null ? [] : [`Classe ${className}`]),
    ...(initial === null ? [] : [`Initiale ${initial.toUpperCase()}`]),
  ]
}

const STATES = {
  paired: 'apparié',
  empty: 'non apparié',
  shared: 'conflit',
  absent: 'absent',
} satisfies Record<ExportedPerson['state'], string>

/** The list as a file that the school takes away. */
export function peopleCsv(people: readonly ExportedPerson[]): string {
  return toCsv(
    ['Profil', 'Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS', 'État', 'Ce que l’on sait'],
    people.map((person) => [
      PROFILE_LABELS[person.profile].one,
      person.lastName,
      person.firstName,
      person.className,
      person.pronoteId,
      person.casId,
      STATES[person.state],
      person.state === 'empty' || person.state === 'shared' ? UNPAIRED_REASONS[person.state].detail : null,
    ]),
  )
}
