import { Badge } from '@/components/ui/badge'
import { OUTCOME_LABELS } from '@/features/portal-imports/presentation'
import type { PortalImportView } from '@/features/portal-imports/queries'

/** What became of an import, in a word; that it was withdrawn comes before. */
export function OutcomeBadge({ one: { withdrawnAt, judgement } }: { one: PortalImportView }) {
  if (withdrawnAt) return <Badge icon="undo">Retiré</Badge>
  const { label, tone, icon } = OUTCOME_LABELS[judgement.outcome]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
