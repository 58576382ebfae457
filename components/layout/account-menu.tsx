import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import { routes } from '@/lib/routes'

const MENU_ID = 'menu-compte'

type AccountMenuProps = {
  name: string
  /** The role in words: «Assistance, académie de Toulouse». */
  role: string
  /** The form that signs out: `<form action={signOut}><SignOutItem /></form>`. */
  signOut: ReactNode
}

/** One's own account. The browser's popover opens and closes it (Escape, click outside) without JavaScript. */
export function AccountMenu({ name, role, signOut }: AccountMenuProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget={MENU_ID}
        className={buttonClass({ variant: 'quiet', className: 'gap-1.5 px-2.5' })}
      >
        <Icon name="user" />
        <span className="sr-only max-w-48 truncate sm:not-sr-only">{name}</span>
        <Icon name="chevron-down" className="size-4" />
      </button>
      <div
        id={MENU_ID}
        popover="auto"
        className="absolute inset-auto mt-1 top-14 right-4 w-64 supports-[position-area:block-end]:top-auto supports-[position-area:block-end]:right-auto supports-[position-area:block-end]:[position-area:block-end_span-inline-start] rounded-card border border-line bg-raised p-1.5 text-ink shadow-float"
      >
        <div className="mb-1.5 border-b border-line px-2.5 pt-1 pb-2 wrap-break-word">
          <p className="font-semibold">{name}</p>
          <p className="text-sm text-ink-muted">{role}</p>
        </div>
        <Link href={routes.account()} prefetch={false} className={ITEM}>
          <Icon name="key" /> Mon compte
        </Link>
        {signOut}
      </div>
    </>
  )
}

const ITEM = 'flex min-h-10 w-full items-center gap-2.5 rounded-control px-2.5 text-left hover:bg-hover'

export function SignOutItem() {
  return (
    <button type="submit" className={ITEM}>
      <Icon name="sign-out" /> Se déconnecter
    </button>
  )
}
