import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { routes } from '@/lib/routes'
import { Logo } from './logo'
import { SiteFooter } from './site-footer'
import { MAIN_ID, SkipLink } from './skip-link'

type PlainPageProps = { title: ReactNode; children: ReactNode }

/** A page for everyone, signed in or not: it knows nothing of who reads it. */
export function PlainPage({ title, children }: PlainPageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line bg-raised print:hidden">
        <div className="mx-auto flex min-h-14 w-full max-w-3xl items-center justify-between gap-4 px-4 sm:px-6">
          <p className="flex items-center gap-2.5 text-lg font-bold tracking-tight">
            <Logo />
            Passerelle
          </p>
          <ButtonLink href={routes.home()} variant="quiet" icon="arrow-left">
            Accueil
          </ButtonLink>
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6">
        <h1 className="mb-5 text-2xl sm:text-3xl">{title}</h1>
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
