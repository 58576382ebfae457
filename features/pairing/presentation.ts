import { REPORT_TITLES } from '@/domain/pairing/report-titles'
import type { Explanation } from '@/domain/pairing/explain-pairing'
import { PROFILE_LABELS, profileWords } from '@/features/establishments/presentation'
import type { ExportedPerson } from '@/features/pairing/mutations'
import type { NamedUnpaired } from '@/features/pairing/queries'
import { particulars, REASON_TEXTS } from '@/features/reconciliation/presentation'
import type { FoundRecord } from '@/lib/action-state'
import { toCsv } from '@/lib/csv'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber, formatShare } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import type { Table, TableCell } from '@/lib/table-format'

/** `pairingHeadline(544, 1295)` is «544 sur 1 295 (42 %)». */
export function pairingHeadline(paired: number, people: number): string {
  return people === 0
    ? 'Personne'
    : `${formatNumber(paired)} sur ${formatNumber(people)} (${formatShare(paired, people)})`
}

/** Somebody who was looked for: who, why they are not paired, and what is to be done; their line has the ways to do it. */
export function explainedRecord(uai: string, { person, reason }: Explanation): FoundRecord {
  const { label, remedy, by } = REASON_TEXTS[reason]
  return {
    href: routes.person(uai, person.key),
    title: [person.lastName, person.firstName].filter(Boolean).join(' '),
    detail: frenchSpaces(`${profileWords(person)}. ${label}. ${remedy} (${by})`),
    place: {
      href: `${routes.pairing(uai, { personne: person.key })}#unpaired`,
      title: 'Sa ligne parmi les non appariés',
    },
  }
}

/** What a search by name found among those who are not paired. */
export function foundUnpairedSentence({ found, total, paired }: NamedUnpaired): string {
  const others = `${formatNumber(paired)} ${plural(paired, 'personne appariée', 'personnes appariées')}`
  if (total === 0 && paired === 0) return 'Aucune personne de ce nom dans les listes de cette année.'
  if (total === 0) return `Aucune personne de ce nom parmi les non appariées ; il est celui de ${others}.`
  return [
    `${formatNumber(total)} ${plural(total, 'personne non appariée trouvée', 'personnes non appariées trouvées')}.`,
    ...(total > found.length
      ? [`Les ${found.length} premières sont montrées : tapez davantage du nom, ou le prénom.`]
      : []),
    ...(paired > 0 ? [`Ce nom est aussi celui de ${others}.`] : []),
  ].join(' ')
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
