import type { CountLine } from '@/features/imports/presentation'
import { formatNumber } from '@/lib/numbers'

/** Figures with what they count; a zero recedes. */
export function CountsList({ lines }: { lines: CountLine[] }) {
  return (
    <dl className="divide-y divide-line">
      {lines.map(({ label, count, hint }) => (
        <div key={label} className="flex items-baseline justify-between gap-4 py-2">
          <dt className="min-w-0">
            {label}
            <span className="block text-sm text-ink-muted">{hint}</span>
          </dt>
          <dd className={count === 0 ? 'text-ink-muted tabular-nums' : 'text-lg font-semibold tabular-nums'}>
            {formatNumber(count)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
