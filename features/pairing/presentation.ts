import { REPORT_TITLES } from '@/domain/pairing/report-titles'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import type { ExportedPerson } from '@/features/pairing/mutations'
import { particulars, REASON_TEXTS } from '@/features/reconciliation/presentation'
import { toCsv } from '@/lib/csv'
import { formatNumber, formatShare } from '@/lib/numbers'
import type { Table, TableCell } from '@/lib/table-format'

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

/** The list as a table that the school takes away, with the reason of who is not paired, in words. */
export function peopleTable(people: readonly ExportedPerson[], explanations: readonly Explanation[]): Table {
  const byKey = new Map(explanations.map((one) => [one.person.key, one]))
  return {
    sheet: 'Personnes',
    header: [...REPORT_TITLES],
    rows: people.map((person) => peopleCells(person, byKey.get(person.key))),
  }
}

/** The same as the text of a CSV. */
export function peopleCsv(people: readonly ExportedPerson[], explanations: readonly Explanation[]): string {
  const { header, rows } = peopleTable(people, explanations)
  return toCsv(header, rows)
}

function peopleCells(person: ExportedPerson, explanation: Explanation | undefined): TableCell[] {
  const text = explanation && REASON_TEXTS[explanation.reason]
  return [
    ...[PROFILE_LABELS[person.profile].one, person.lastName, person.firstName, person.className],
    ...[person.pronoteId, person.casId, STATES[person.state]],
    ...[text?.label ?? null, explanation ? particulars(explanation).join(' ') : null],
    ...[text?.remedy ?? null, text?.by ?? null],
  ]
}
