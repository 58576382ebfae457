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

const GAP = 0.16

/** One segment a step: done ones first and full, blocked ones in the tone of warning, the others hollow; the count in figures. */
export function SegmentedProgress({ label, done, total, blocked = 0, className }: SegmentedProgressProps) {
  const lookOf = (index: number) => {
    if (index < done) return 'fill-accent stroke-accent'
    return index < done + blocked ? 'fill-warning stroke-warning' : 'fill-raised stroke-line-strong'
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
      <svg
        viewBox={`0 0 ${Math.max(total, 1)} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-1 block h-2 w-full"
      >
        {Array.from({ length: total }, (_, index) => (
          <rect
            key={index}
            x={index + GAP / 2}
            y="0.08"
            width={1 - GAP}
            height="0.84"
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
            className={lookOf(index)}
          />
        ))}
      </svg>
    </div>
  )
}
