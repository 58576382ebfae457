import { Alert } from '@/components/ui/alert'
import { FilterBar } from '@/components/ui/filter-bar'
import { Select } from '@/components/ui/select'
import { Stat } from '@/components/ui/stat'
import { DIFFERENCES } from '@/domain/comparison/compare-person'
import { DIFFERENCE_LABELS, importLabel, nothingDiffers } from '@/features/comparison/presentation'
import type { ComparableImport, DifferenceCounts } from '@/features/comparison/queries'
import { writeComparison, type ComparisonAddress } from '@/features/comparison/schemas'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { TableDownloads } from '@/features/pairing/components/table-downloads'
import { formatNumber } from '@/lib/numbers'
import { routes } from '@/lib/routes'

type ComparisonViewProps = {
  uai: string
  imports: readonly ComparableImport[]
  comparison: ComparisonAddress
  counts: DifferenceCounts
  /** Figures lead to the people: not for who sees counts only. */
  isLinked: boolean
  canExport: boolean
}

/** The comparison, not narrowed to one difference. */
const WHOLE = { shown: null, page: 1 } as const

/** Which two imports are compared, and how many people differ in each way. */
export function ComparisonView({ uai, imports, comparison, counts, isLinked, canExport }: ComparisonViewProps) {
  const options = imports.map((one) => ({ value: one.id, label: importLabel(one) }))
  const [from, to] = [comparison.from, comparison.to].map((id) => imports.find((one) => one.id === id))
  const profile = from && from.profile === to?.profile ? from.profile : null
  const isEmpty = DIFFERENCES.every((difference) => counts[difference] === 0)
  const nothing = nothingDiffers(comparison)
  return (
    <>
      <FilterBar
        action={routes.comparison(uai)}
        label="Choisir les imports à comparer"
        submit="Comparer"
        kept={{ voir: writeComparison(comparison).voir }}
      >
        <Select name="de" label="Premier import" options={options} defaultValue={comparison.from} />
        <Select
          name="a"
          label="Second import"
          options={options}
          defaultValue={comparison.to}
          className="max-sm:col-span-full"
        />
      </FilterBar>
      {from && to && from.at > to.at && (
        <Alert tone="info" title="La comparaison remonte le temps">
          <p>Le premier import choisi est plus récent que le second&nbsp;: qui est arrivé entre-temps paraît parti.</p>
        </Alert>
      )}
      {from && to && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p className="text-ink-muted">
            {profile
              ? `Les deux listes sont celles des ${PROFILE_LABELS[profile].many}\u00a0: eux seuls sont comparés.`
              : 'Les deux listes ne sont pas du même profil\u00a0: toutes les personnes connues à ces deux moments sont comparées.'}
          </p>
          {canExport && !isEmpty && (
            <TableDownloads
              label="Exporter toutes les différences"
              size="sm"
              hrefOf={(format) => routes.comparisonExport(uai, writeComparison({ ...comparison, ...WHOLE }), format)}
            />
          )}
        </div>
      )}
      {isEmpty && (
        <Alert tone="info" title={nothing.title}>
          <p>{nothing.detail}</p>
        </Alert>
      )}
      <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2 lg:grid-cols-5">
        {DIFFERENCES.map((difference) => (
          <Stat
            key={difference}
            label={DIFFERENCE_LABELS[difference].title}
            figure={formatNumber(counts[difference])}
            hint={DIFFERENCE_LABELS[difference].detail}
            href={
              isLinked && counts[difference] > 0
                ? `${routes.comparison(uai, writeComparison({ ...comparison, shown: difference, page: 1 }))}#people`
                : undefined
            }
          />
        ))}
      </div>
    </>
  )
}
