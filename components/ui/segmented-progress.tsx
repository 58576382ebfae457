import { cn } from '@/lib/cn'
import { plural } from '@/lib/plural'

type SegmentedProgressProps = {
  label: string
  done: number
  total: number
  /** Of the segments that follow the done ones, how many are blocked. */
  blocked?: number
  className?: string
}

/** One segment a step: done ones first and full, blocked ones in the tone of warning, the others hollow; the count in figures. */
export function SegmentedProgress({ label, done, total, blocked = 0, className }: SegmentedProgressProps) {
  const lookOf = (index: number) => {
    if (index < done) return 'border-accent bg-accent'
    return index < done + blocked ? 'border-warning bg-warning' : 'border-line-strong'
  }
  return (
    <div className={cn('min-w-0', className)}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <span className="font-semibold tabular-nums">
          {done}/{total}
          {blocked > 0 && (
            <span className="text-warning">
              {' '}
              · {blocked} {plural(blocked, 'bloquée', 'bloquées')}
            </span>
          )}
        </span>
      </p>
      <div aria-hidden="true" className="mt-1.5 flex gap-1">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} className={cn('h-2 flex-1 forced-color-adjust-none rounded-xs border', lookOf(index))} />
        ))}
      </div>
    </div>
  )
}
