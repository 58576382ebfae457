import type { Explanation } from '@/domain/pairing/explain-pairing'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { ExportedPerson } from '@/features/pairing/mutations'
import { particulars, REASON_TEXTS } from '@/features/reconciliation/presentation'
import { toCsv, type CsvCell } from '@/lib/csv'
import { formatNumber, formatShare } from '@/lib/numbers'

/** `pairingHeadline(544, 1295)` is «544 sur 1 295 (42 %)». */
export function pairingHeadline(paired: number, people: number): string {
  return people === 0
    ? 'Personne'
    : `${formatNumber(paired)} sur ${formatNumber(people)} (${formatShare(paired, people)})`
}

const STATES = {
  paired: 'apparié',
  empty: 'non apparié',
  shared: 'conflit',
  absent: 'absent',
} satisfies Record<ExportedPerson['state'], string>

/** The list as a file that the school takes away, with the reason of who is not paired, in words. */
export function peopleCsv(people: readonly ExportedPerson[], explanations: readonly Explanation[]): string {
  const byKey = new Map(explanations.map((one) => [one.person.key, one]))
  return toCsv(
    HEADER,
    people.map((person) => peopleCells(person, byKey.get(person.key))),
  )
}

const HEADER = [
  ...['Profil', 'Nom', 'Prénom', 'Classe', 'Identifiant PRONOTE', 'Identifiant CAS', 'État'],
  ...['Raison', 'Précision', 'Que faire', 'Par qui'],
]

function peopleCells(person: ExportedPerson, explanation: Explanation | undefined): CsvCell[] {
  const text = explanation && REASON_TEXTS[explanation.reason]
  return [
    ...[PROFILE_LABELS[person.profile].one, person.lastName, person.firstName, person.className],
    ...[person.pronoteId, person.casId, STATES[person.state]],
    ...[text?.label ?? null, explanation ? particulars(explanation).join(' ') : null],
    ...[text?.remedy ?? null, text?.by ?? null],
  ]
}
