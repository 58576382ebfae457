import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { EstablishmentTabs, type EstablishmentPage } from '@/components/layout/establishment-tabs'
import { isStaff } from '@/domain/access/policy'
import { EstablishmentHeader } from '@/features/establishments/components/establishment-header'
import { findEstablishment } from '@/features/establishments/queries'
import { grantEstablishment } from '@/server/access'
import { currentActor } from '@/server/session'
import { requireEstablishment } from '@/server/guard'

const NOT_FOUND = 'Page introuvable'

type Params = { params: Promise<{ uai: string }> }
type EstablishmentLayoutProps = Params & { children: ReactNode }

/** Two establishments open in two tabs are told apart by their titles (RGAA 8.6). */
export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { uai } = await params
  const actor = await currentActor()
  const grant = actor && (await grantEstablishment(actor, uai, 'read'))
  // A refusal thrown here would leave the page of the 404 without a title: the layout refuses by itself.
  if (grant?.permission !== 'granted') return { title: { default: NOT_FOUND, template: `${NOT_FOUND} — Passerelle` } }
  const { name } = await findEstablishment(grant.access)
  return { title: { default: name, template: `%s · ${name} — Passerelle` } }
}

/** The frame of one establishment's pages; each page proves its caller again by itself. */
export default async function EstablishmentLayout({ params, children }: EstablishmentLayoutProps) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'read')
  const [establishment, { permission }] = await Promise.all([
    findEstablishment(access),
    grantEstablishment(access.actor, uai, 'import'),
  ])
  const pages: EstablishmentPage[] = [
    'procedure',
    'configuration',
    'identifiers',
    'portalImports',
    'pairing',
    'journal',
  ]
  const mayImport = permission === 'granted' || permission === 'opening_required'
  return (
    <>
      <EstablishmentHeader
        establishment={establishment}
        hasList={isStaff(access.actor.memberships) || access.actor.memberships.length > 1}
      />
      <EstablishmentTabs
        uai={uai}
        pages={pages.filter((page) => page !== 'identifiers' || mayImport)}
        className="mb-6"
      />
      {children}
    </>
  )
}
