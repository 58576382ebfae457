import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

export type ChoiceLink = { href: string; label: ReactNode; isCurrent: boolean }

/** A filter of a few values, each a link: «Je suis devant : Tout, Serveur DMZ…». Kept in the address. */
export function ChoiceLinks({
  label,
  choices,
  className,
}: {
  label: string
  choices: ChoiceLink[]
  className?: string
}) {
  return (
    <nav aria-label={label} className={cn('flex flex-wrap items-center gap-x-3 gap-y-1.5 print:hidden', className)}>
      <span aria-hidden="true" className="text-sm text-ink-muted">
        {label}
      </span>
      <ul className="flex flex-wrap gap-1.5">
        {choices.map((choice) => (
          <li key={choice.href}>
            <Link
              href={choice.href}
              prefetch={false}
              scroll={false}
              aria-current={choice.isCurrent ? 'true' : undefined}
              className="flex min-h-8 items-center gap-1.5 rounded-full border border-line-strong bg-raised px-3 text-sm hover:bg-hover aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:font-semibold aria-[current]:text-on-solid"
            >
              {choice.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
