import type { ReactNode } from 'react'
import { AccountMenu, SignOutItem } from '@/components/layout/account-menu'
import { AppShell } from '@/components/layout/app-shell'
import { KeptTyping } from '@/components/layout/kept-typing'
import { NoticeToast } from '@/components/layout/notice-toast'
import { signOut } from '@/features/accounts/actions'
import { EstablishmentSwitcher } from '@/features/navigation/components/establishment-switcher'
import { navigation, roleWords } from '@/features/navigation/presentation'
import { listOwnEstablishments } from '@/features/navigation/queries'
import packageJson from '@/package.json'
import { requirePopulation } from '@/server/guard'
import { readNotice } from '@/server/notice'

/** The frame of what is seen signed in. It guards nothing by itself: each page proves its caller. */
export default async function ApplicationLayout({ children }: { children: ReactNode }) {
  const access = await requirePopulation()
  const { name, memberships } = access.actor
  const [own, notice] = await Promise.all([listOwnEstablishments(access), readNotice()])
  const signOutForm = (
    <form action={signOut}>
      <SignOutItem />
    </form>
  )
  return (
    <AppShell
      nav={navigation(memberships, own)}
      switcher={own.length > 1 && <EstablishmentSwitcher establishments={own} />}
      account={<AccountMenu name={name} role={roleWords(memberships)} signOut={signOutForm} />}
      version={packageJson.version}
    >
      {children}
      <NoticeToast notice={notice} />
      <KeptTyping />
    </AppShell>
  )
}
