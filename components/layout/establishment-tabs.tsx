import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/routes'

export type EstablishmentPage = 'procedure' | 'configuration' | 'identifiers' | 'portalImports' | 'pairing' | 'journal'

const LABELS: Record<EstablishmentPage, string> = {
  procedure: 'Procédure',
  configuration: 'Configuration',
  identifiers: 'Identifiants',
  portalImports: 'Imports dans l’ENT',
  pairing: 'Appariement',
  journal: 'Journal',
}

type EstablishmentTabsProps = {
  uai: string
  /** In the order of the tabs; a page the role may not open is left out. */
  pages?: EstablishmentPage[]
  className?: string
}

const ALL = Object.keys(LABELS) as EstablishmentPage[]

/** The pages of one establishment. */
export function EstablishmentTabs({ uai, pages = ALL, className }: EstablishmentTabsProps) {
  const tabs = pages.map((page) => ({ href: routes[page](uai), label: LABELS[page], matchesBelow: true }))
  return (
    <Tabs
      label="Établissement"
      className={className}
      tabs={[{ href: routes.establishment(uai), label: 'Aperçu' }, ...tabs]}
    />
  )
}
