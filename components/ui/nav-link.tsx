'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type NavLinkProps = {
  href: string
  /** Also current on the pages below `href`. */
  matchesBelow?: boolean
  className?: string
  children: ReactNode
}

/** A link that knows whether its page is the one shown: a layout cannot, and `aria-current` must be right. */
export function NavLink({ href, matchesBelow, className, children }: NavLinkProps) {
  const path = usePathname()
  const isCurrent = path === href || (matchesBelow === true && path.startsWith(`${href}/`))
  return (
    <Link href={href} prefetch={false} aria-current={isCurrent ? 'page' : undefined} className={className}>
      {children}
    </Link>
  )
}
