import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { NavLink } from './nav-link'

export type Tab = {
  href: string
  label: ReactNode
  /** Known by the page (a view kept in the query). Left out, the tab compares its address with the page's. */
  isCurrent?: boolean
  matchesBelow?: boolean
}

/** The look of a link in a row of tabs. Forced colours would draw every transparent border. */
export const TAB_LINK =
  '-mb-px flex min-h-11 items-center gap-1.5 border-b-3 border-transparent px-3 whitespace-nowrap text-ink-muted hover:border-line-strong hover:text-ink focus-visible:-outline-offset-3 aria-[current]:[scroll-initial-target:nearest] aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent forced-colors:not-aria-[current]:border-[Canvas]'

/** Pages beside one another: links, not ARIA tabs. Scrolls sideways when there is no room, and shows it. */
export function Tabs({ label, tabs, className }: { label: string; tabs: Tab[]; className?: string }) {
  return (
    <nav
      aria-label={label}
      className={cn('scroll-edges border-b border-line [--scroll-surface:var(--surface)] print:hidden', className)}
    >
      <ul className="flex w-max min-w-full">
        {tabs.map((tab) => (
          <li key={tab.href}>
            {tab.isCurrent === undefined ? (
              <NavLink href={tab.href} matchesBelow={tab.matchesBelow} className={TAB_LINK}>
                {tab.label}
              </NavLink>
            ) : (
              <Link
                href={tab.href}
                prefetch={false}
                aria-current={tab.isCurrent ? 'page' : undefined}
                className={TAB_LINK}
              >
                {tab.label}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
