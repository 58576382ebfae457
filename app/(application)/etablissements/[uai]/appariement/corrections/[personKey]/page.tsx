import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { TextLink } from '@/components/ui/text-link'
import { keepPairing, undoPairing } from '@/features/corrections/actions'
import { CorrectionGuide } from '@/features/corrections/components/correction-guide'
import { findCorrectionSubject, isPersonOf } from '@/features/corrections/queries'
import { openPeople } from '@/features/openings/actions'
import { OpeningRequired } from '@/features/openings/components/opening-required'
import { routes } from '@/lib/routes'
import { requireEstablishmentOrOpening } from '@/server/guard'

export const metadata: Metadata = { title: 'Défaire un appariement' }

export default async function CorrectionPage({ params }: { params: Promise<{ uai: string; personKey: string }> }) {
  const { uai, personKey } = await params
  const access = await requireEstablishmentOrOpening(uai, 'import')
  if (!access) return <OpeningRequired action={openPeople.bind(null, uai)} purpose="défaire un appariement" />
  const subject = await findCorrectionSubject(access, personKey)
  if (!subject) {
    // Corrected since, most likely, and the page that one comes from says so.
    if (await isPersonOf(access, personKey)) redirect(routes.corrections(uai))
    notFound()
  }
  return (
    <>
      <TextLink href={routes.corrections(uai)}>Défaire un appariement</TextLink>
      <CorrectionGuide
        uai={uai}
        subject={subject}
        undo={undoPairing.bind(null, uai)}
        keep={keepPairing.bind(null, uai)}
      />
    </>
  )
}
