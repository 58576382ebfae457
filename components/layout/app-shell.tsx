import Link from 'next/link'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/ui/nav-link'
import { TAB_LINK } from '@/components/ui/tabs'
import { cn } from '@/lib/cn'
import { routes } from '@/lib/routes'
import { Logo } from './logo'
import { SiteFooter } from './site-footer'
import { MAIN_ID, SkipLink } from './skip-link'

export type NavItem = {
  href: string
  label: string
  /** Also current on the pages below. */
  matchesBelow?: boolean
}

type AppShellProps = {
  /** Main navigation: what the role may open. */
  nav: NavItem[]
  /** Which establishment one is working on, when there are several. */
  switcher?: ReactNode
  /** `AccountMenu`. */
  account: ReactNode
  version?: string
  children: ReactNode
}

const WIDTH = 'mx-auto w-full max-w-7xl px-4 sm:px-6'

/** The frame of every page one sees when signed in. */
export function AppShell({ nav, switcher, account, version, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line bg-raised print:hidden">
        <div className={cn(WIDTH, 'flex flex-wrap items-center gap-x-6 md:flex-nowrap')}>
          <Link
            href={routes.home()}
            prefetch={false}
            className="flex min-h-14 items-center gap-2.5 rounded-control text-lg font-bold tracking-tight"
          >
            <Logo />
            Passerelle
          </Link>
          {nav.length > 0 && (
            <nav
              aria-label="Principale"
              className="scroll-edges order-last -mx-3 w-full min-w-0 md:mx-0 md:order-none md:w-auto"
            >
              <ul className="flex w-max">
                {nav.map((item) => (
                  <li key={item.href}>
                    <NavLink href={item.href} matchesBelow={item.matchesBelow} className={cn(TAB_LINK, 'md:min-h-14')}>
                      {item.label}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div className="ml-auto flex min-w-0 items-center gap-2">
            {switcher}
            {account}
          </div>
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className={cn(WIDTH, 'pt-5 pb-12')}>
        {children}
      </main>
      <SiteFooter version={version} />
    </div>
  )
}
