import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Icon } from './icon'

type TextLinkProps = {
  href: string
  /** Underlined only under the pointer or the focus: in a list or a navigation, where everything is a link. */
  isQuiet?: boolean
  /** Leaves the application: opens in a new tab, and says so. */
  isExternal?: boolean
  'aria-current'?: 'page' | 'step' | 'true'
  className?: string
  children: ReactNode
}

/** A link in text. It never prefetches: a list of fifty would ask the server for fifty pages. */
export function TextLink({ href, isQuiet, isExternal, className, children, ...rest }: TextLinkProps) {
  const look = cn(
    'rounded-xs text-accent decoration-1 underline-offset-[0.2em] hover:text-accent-hover hover:underline',
    !isQuiet && 'underline',
    className,
  )
  if (isExternal) {
    return (
      <a href={href} target="_blank" rel="noreferrer" className={look} {...rest}>
        {children}
        <Icon name="external" className="ml-1 inline size-[0.85em]" />
        <span className="sr-only"> (nouvel onglet)</span>
      </a>
    )
  }
  // Within the page the browser itself moves the focus, which the router would leave on the link.
  if (href.startsWith('#')) {
    return (
      <a href={href} className={look} {...rest}>
        {children}
      </a>
    )
  }
  return (
    <Link href={href} prefetch={false} className={look} {...rest}>
      {children}
    </Link>
  )
}
