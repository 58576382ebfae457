import type { ReactNode, Ref } from 'react'
import { cn } from '@/lib/cn'
import { Icon } from './icon'

type DisclosureProps = {
  summary: ReactNode
  isOpen?: boolean
  /** Disclosures of one name close one another. */
  name?: string
  /** `boxed` frames the content; `plain` is a line in a list. */
  look?: 'plain' | 'boxed'
  id?: string
  className?: string
  ref?: Ref<HTMLDetailsElement>
  children: ReactNode
}

/** Something one may open: the browser's own `details`, which needs no JavaScript. */
export function Disclosure({ summary, isOpen, name, look = 'plain', id, className, ref, children }: DisclosureProps) {
  return (
    <details
      ref={ref}
      id={id}
      name={name}
      open={isOpen}
      className={cn('group/details', look === 'boxed' && 'rounded-card border border-line bg-raised', className)}
    >
      <summary
        className={cn(
          'flex list-none items-start gap-1.5 rounded-control font-semibold text-accent hover:text-accent-hover',
          look === 'boxed' ? 'px-4 py-3' : 'py-1',
        )}
      >
        <Icon
          name="chevron-right"
          className="mt-[0.2em] transition-transform group-open/details:rotate-90 print:hidden"
        />
        <span className="min-w-0 flex-1">{summary}</span>
      </summary>
      <div className={look === 'boxed' ? 'border-t border-line p-4' : 'pt-1 pb-3 pl-[1.6rem]'}>{children}</div>
    </details>
  )
}
