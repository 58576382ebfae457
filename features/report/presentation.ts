import { findAcademy } from '@/domain/establishment/academies'
import { PROFILES } from '@/domain/people/profile'
import { KIND_LABELS, PROFILE_LABELS } from '@/features/establishments/presentation'
import { activeFilters, departmentLabel, type ActiveFilter } from '@/features/population/presentation'
import type { EntChoice } from '@/features/population/queries'
import type { Criteria } from '@/features/population/schemas'
import type { EstablishmentCount, ReportedEstablishment } from '@/features/report/queries'
import { writeReportAddress } from '@/features/report/schemas'
import { formatNumber, sharePercent } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'
import type { Table } from '@/lib/table-format'

export const NO_ENT = 'ENT non choisi'

/** The report narrowed otherwise, from its first page. */
export function reportWith(criteria: Criteria, changes: Partial<Criteria>): string {
  return routes.report(writeReportAddress({ ...criteria, page: 1, ...changes }))
}

/** The filters that are on, each with the report without it. */
export function reportFilters(criteria: Criteria, ents: readonly EntChoice[]): ActiveFilter[] {
  return activeFilters(criteria, ents).map(({ filter, label }) => ({
    filter,
    label,
    removeHref: reportWith(criteria, { [filter]: undefined }),
  }))
}

/** «124 établissements, dont 60 ont apporté une liste». */
export function coverageSentence({ establishments, informed }: EstablishmentCount): string {
  const noun = plural(establishments, 'établissement', 'établissements')
  return `${formatNumber(establishments)} ${noun}, dont ${formatNumber(informed)} ${plural(informed, 'a', 'ont')} apporté une liste`
}

/** `tenthLabel(0)` is «0 à 9 %», `tenthLabel(9)` is «90 à 100 %». */
export function tenthLabel(tenth: number): string {
  return `${tenth * 10} à ${tenth === 9 ? 100 : tenth * 10 + 9}\u202f%`
}

/** The report as a table to take away: one line for each establishment, counts, and nobody's name. */
export function reportTable(establishments: readonly ReportedEstablishment[]): Table {
  const counted = PROFILES.flatMap((profile) => {
    const { title } = PROFILE_LABELS[profile]
    return [title, `${title} appariés`]
  })
  return {
    sheet: 'Appariement',
    header: [
      ...['UAI', 'Établissement', 'Commune', 'Académie', 'Département', 'Type', 'ENT'],
      ...['Personnes', 'Appariées', 'Appariées (%)', 'Conflits'],
      ...counted,
    ],
    rows: establishments.map((one) => [
      one.uai,
      one.name,
      one.city,
      findAcademy(one.academyCode)?.name ?? one.academyCode,
      departmentLabel(one.departmentCode),
      KIND_LABELS[one.kind],
      one.ent,
      one.people,
      one.paired,
      sharePercent(one.paired, one.people),
      one.conflicts,
      ...PROFILES.flatMap((profile) => [one.profiles[profile]?.people ?? 0, one.profiles[profile]?.paired ?? 0]),
    ]),
  }
}
