import { Card } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { ImportDetail } from '@/features/imports/queries'
import { timeLeft } from '@/features/settlements/presentation'
import { formatNumber } from '@/lib/numbers'
import { RefreshWhile } from './refresh-while'

/** An analysis or a commit under way: how far it is, and that one may leave. */
export function RunCard({ found: { progress, rows, status }, now }: { found: ImportDetail; now: Date }) {
  const left = progress && timeLeft(progress, now)
  const isCommit = status === 'committing'
  const done = progress?.rowsDone ?? 0
  return (
    <Card
      title={isCommit ? 'Écriture en cours' : 'Analyse en cours'}
      id="run"
      emphasis="accent"
      description={`${isCommit ? 'Tout est écrit, ou rien.' : 'Rien n’est écrit.'} Vous pouvez fermer cette page\u00a0: le travail continue sans elle.`}
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
