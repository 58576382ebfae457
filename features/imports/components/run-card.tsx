import { Card } from '@/components/ui/card'
import type { ImportDetail } from '@/features/imports/queries'
import { WorkProgress } from './work-progress'

/** An analysis or a commit under way: how far it is, and that one may leave. */
export function RunCard({ found: { progress, rows, status }, now }: { found: ImportDetail; now: Date }) {
  const isCommit = status === 'committing'
  return (
    <Card
      title={isCommit ? 'Écriture en cours' : 'Analyse en cours'}
      id="run"
      emphasis="accent"
      description={`${isCommit ? 'Tout est écrit, ou rien.' : 'Rien n’est écrit.'} Vous pouvez fermer cette page\u00a0: le travail continue sans elle.`}
    >
      <WorkProgress progress={progress ?? { rowsDone: 0, rows, startedAt: now }} now={now} />
    </Card>
  )
}
