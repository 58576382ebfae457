import type { ReactNode } from 'react'

const FULL = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })
const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' })

type TimeProps = {
  at: Date
  /** No hour: for a deadline. */
  isDay?: boolean
  /** Another wording, such as «il y a 3 jours»; the full date is then in the tooltip. */
  children?: ReactNode
}

/** An instant, in French and in Paris time, which machines can read too. */
export function Time({ at, isDay, children }: TimeProps) {
  const full = (isDay ? DAY : FULL).format(at)
  return (
    <time dateTime={at.toISOString()} title={children ? full : undefined}>
      {children ?? full}
    </time>
  )
}
