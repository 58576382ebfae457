import { findAcademy } from '@/domain/establishment/academies'
import { KIND_LABELS } from '@/features/establishments/presentation'
import { LevelCounts } from '@/features/pairing/components/level-counts'
import { ProfileCounts } from '@/features/pairing/components/profile-counts'
import { departmentLabel } from '@/features/population/presentation'
import type { Criteria } from '@/features/population/schemas'
import { RateDistribution } from '@/features/report/components/rate-distribution'
import { RateTable } from '@/features/report/components/rate-table'
import { NO_ENT, reportWith } from '@/features/report/presentation'
import type { PopulationReport } from '@/features/report/queries'

type ReportBreakdownsProps = { criteria: Criteria; report: PopulationReport }

/** The same people counted in each way. */
export function ReportBreakdowns({ criteria, report }: ReportBreakdownsProps) {
  const { total, byProfile, byLevel, byAcademy, byDepartment, byKind, byEnt, distribution } = report
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <ProfileCounts counts={byProfile} />
      <LevelCounts levels={byLevel} />
      {byAcademy.length > 1 && (
        <RateTable
          id="by-academy"
          title="Par académie"
          heading="Académie"
          lines={byAcademy.map(({ code, ...count }) => ({
            key: code,
            label: findAcademy(code)?.name ?? code,
            href: reportWith(criteria, { academy: code }),
            ...count,
          }))}
        />
      )}
      <RateTable
        id="by-department"
        title="Par département"
        heading="Département"
        lines={byDepartment.map(({ code, ...count }) => ({
          key: code,
          label: departmentLabel(code),
          href: reportWith(criteria, { department: code }),
          ...count,
        }))}
      />
      <RateTable
        id="by-ent"
        title="Par ENT"
        heading="ENT"
        lines={byEnt.map(({ ent, ...count }) => ({
          key: ent?.slug ?? '',
          label: ent?.name ?? NO_ENT,
          href: ent && reportWith(criteria, { ent: ent.slug }),
          ...count,
        }))}
      />
      <RateTable
        id="by-kind"
        title="Par type d’établissement"
        heading="Type"
        lines={byKind.map(({ kind, ...count }) => ({
          key: kind,
          label: KIND_LABELS[kind],
          href: reportWith(criteria, { kind }),
          ...count,
        }))}
      />
      <RateDistribution distribution={distribution} without={total.establishments - total.informed} />
    </div>
  )
}
