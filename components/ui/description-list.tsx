import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

export type Description = { term: ReactNode; value: ReactNode }

/** Terms and their values, side by side when there is room. A value that is empty shows a dash. */
export function DescriptionList({ items, className }: { items: Description[]; className?: string }) {
  return (
    <dl className={cn('divide-y divide-line', className)}>
      {items.map((item, index) => (
        <div key={index} className="grid gap-x-6 py-2 sm:grid-cols-[minmax(9rem,1fr)_2fr]">
          <dt className="text-ink-muted">{item.term}</dt>
          <dd className="min-w-0 wrap-break-word">{item.value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
