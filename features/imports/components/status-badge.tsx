import { Badge } from '@/components/ui/badge'
import type { ImportStatus } from '@/domain/import/import-status'
import { STATUS_LABELS } from '@/features/imports/presentation'

export function StatusBadge({ status }: { status: ImportStatus }) {
  const { label, tone, icon } = STATUS_LABELS[status]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
