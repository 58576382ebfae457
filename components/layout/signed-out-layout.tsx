import type { ReactNode } from 'react'
import { Logo } from './logo'
import { SiteFooter } from './site-footer'
import { MAIN_ID, SkipLink } from './skip-link'

type SignedOutLayoutProps = {
  title: ReactNode
  subtitle?: ReactNode
  version?: string
  /** Under the card: what else one may want. */
  aside?: ReactNode
  children: ReactNode
}

/** One thing to do, in the middle of the page: sign in, choose a password. */
export function SignedOutLayout({ title, subtitle, version, aside, children }: SignedOutLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <main id={MAIN_ID} tabIndex={-1} className="mx-auto w-full max-w-md px-4 pt-10 pb-12 sm:pt-20">
        <p className="mb-6 flex items-center justify-center gap-3 text-2xl font-bold tracking-tight">
          <Logo className="size-10" />
          Passerelle
        </p>
        <div className="rounded-card border border-line bg-raised p-5 shadow-card sm:p-8">
          <h1 className="text-xl">{title}</h1>
          {subtitle && <p className="mt-1 text-ink-muted">{subtitle}</p>}
          <div className="mt-5">{children}</div>
        </div>
        {aside && <div className="mt-6 text-sm text-ink-muted">{aside}</div>}
      </main>
      <SiteFooter version={version} />
    </div>
  )
}
