import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

type CardProps = {
  title?: ReactNode
  /** Of the heading; 2 by default. */
  level?: 2 | 3 | 4
  /** One line under the heading. */
  description?: ReactNode
  /** On the right of the heading. */
  actions?: ReactNode
  /** `accent`: the one card of the page that calls for an act. */
  emphasis?: 'none' | 'accent'
  /** No padding around the content: for a table that touches the edges. */
  isFlush?: boolean
  id?: string
  className?: string
  children?: ReactNode
}

const EMPHASES = {
  none: 'border-line',
  accent: 'border-accent ring-1 ring-accent',
} as const

/** A group of things that belong together; a named region of the page when it has a title and an `id`. */
export function Card(props: CardProps) {
  const { title, level = 2, description, actions, emphasis = 'none', isFlush, id, className, children } = props
  const Heading = `h${level}` as const
  const headingId = id && title ? `${id}-title` : undefined
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={cn('min-w-0 rounded-card border bg-raised shadow-card', EMPHASES[emphasis], className)}
    >
      {(title || actions) && (
        <div
          className={cn(
            'flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5',
            !children && 'pb-4',
          )}
        >
          <div className="min-w-0">
            {title && (
              <Heading id={headingId} className="text-lg">
                {title}
              </Heading>
            )}
            {description && <p className="mt-0.5 text-sm text-ink-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {children && <div className={isFlush ? cn(title && 'pt-3') : 'p-4 sm:px-5'}>{children}</div>}
    </section>
  )
}
