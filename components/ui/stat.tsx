import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { TextLink } from './text-link'

type StatProps = { label: ReactNode; figure: ReactNode; hint?: ReactNode; href?: string; className?: string }

/** One figure and what it counts. */
export function Stat({ label, figure, hint, href, className }: StatProps) {
  return (
    <div className={cn('flex min-w-0 flex-col', className)}>
      <p className="text-sm text-ink-muted">{href ? <TextLink href={href}>{label}</TextLink> : label}</p>
      <p className="text-2xl font-semibold tabular-nums">{figure}</p>
      {hint && <p className="text-sm text-ink-muted">{hint}</p>}
    </div>
  )
}
