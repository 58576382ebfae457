import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

type ProgressBarProps = {
  /** Names the bar, and is drawn above it. */
  label: string
  /** Absent while nothing is known yet: the bar then shows no level. */
  value?: number
  max?: number
  /** The same figure in words: «544 sur 1 295 (42 %)». */
  text: ReactNode
  className?: string
}

/** A level against a maximum, with its figure in words. */
export function ProgressBar({ label, value, max = 100, text, className }: ProgressBarProps) {
  return (
    <div className={cn('min-w-0', className)}>
      <div className="mb-1 flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <span className="text-ink-muted tabular-nums">{text}</span>
      </div>
      <progress aria-label={label} value={value} max={max} className="bar" />
    </div>
  )
}
