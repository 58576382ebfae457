import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '@/lib/dates'

type TimeProps = {
  at: Date
  /** No hour: for a deadline. */
  isDay?: boolean
  /** Another wording, such as «il y a 3 jours»; the full date is then in the tooltip. */
  children?: ReactNode
}

/** An instant in words, which machines can read too. */
export function Time({ at, isDay, children }: TimeProps) {
  const full = isDay ? formatDate(at) : formatDateTime(at)
  return (
    <time dateTime={at.toISOString()} title={children ? full : undefined}>
      {children ?? full}
    </time>
  )
}
