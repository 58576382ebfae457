import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { ImportDetail } from '@/features/imports/queries'
import { timeLeft } from '@/features/settlements/presentation'
import { formatNumber } from '@/lib/numbers'
import { RefreshWhile } from './refresh-while'

/** A commit under way: how far it is, and that one may leave. */
export function CommittingCard({ found: { progress, rows }, now }: { found: ImportDetail; now: Date }) {
  const left = progress && timeLeft(progress, now)
  const done = progress?.rowsDone ?? 0
  return (
    <Card
      title="Écriture en cours"
      id="committing"
      emphasis="accent"
      description="Tout est écrit, ou rien. Vous pouvez fermer cette page : le travail continue sans elle."
    >
      <ProgressBar
        label="Lignes traitées"
        value={done}
        max={rows}
        text={`${formatNumber(done)} sur ${formatNumber(rows)}${left ? `, ${left}` : ''}`}
      />
      <RefreshWhile seconds={2} />
    </Card>
  )
}
