import { Card } from '@/components/ui/card'
import type { ImportCounts } from '@/domain/import/analyse-import'
import type { Coverage } from '@/domain/import/coverage'
import { effectCounts, rowCounts } from '@/features/imports/presentation'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { CountsList } from './counts-list'

/** What a list changes, or has changed, in figures. */
export function ImportCountsCards({
  counts,
  coverage,
  what = 'La liste compte',
}: {
  counts: ImportCounts
  coverage: Coverage
  /** What has the rows, with its verb. */
  what?: string
}) {
  const { rows } = counts
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Card
        title="Les lignes"
        id="row-counts"
        description={`${what} ${formatNumber(rows)} ${plural(rows, 'ligne', 'lignes')}\u00a0; ces nombres font ce total.`}
      >
        <CountsList lines={rowCounts(counts)} />
      </Card>
      <Card title="L’effet" id="effect-counts" description="Sur les personnes déjà connues et sur l’appariement.">
        <CountsList lines={effectCounts(counts, coverage)} />
      </Card>
    </div>
  )
}
