import type { ReactNode } from 'react'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/routes'

const TABS = [
  { href: routes.administration(), label: 'Aperçu' },
  { href: routes.administrationEstablishments(), label: 'Établissements', matchesBelow: true },
  { href: routes.directory(), label: 'Annuaire', matchesBelow: true },
  { href: routes.ents(), label: 'ENT', matchesBelow: true },
  { href: routes.accounts(), label: 'Comptes', matchesBelow: true },
  { href: routes.importGroups(), label: 'Listes', matchesBelow: true },
  { href: routes.holdThresholds(), label: 'Seuils' },
]

/** The sections of the administration. It guards nothing: each page proves its caller. */
export default function AdministrationLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Tabs label="Administration" tabs={TABS} className="mb-6" />
      {children}
    </>
  )
}
